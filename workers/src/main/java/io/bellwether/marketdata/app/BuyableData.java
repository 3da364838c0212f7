package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataVerdict;
import io.bellwether.marketdata.domain.DataVerdict.Grade;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.FilingVeto;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which symbols are not bought because of their data or of what their companies filed, and why. Holdings of them are sold
 * and guarded as ever.
 */
@Component
public class BuyableData {
    private static final String SPLIT = "its prices look like a split of the last %d sessions that nobody announced"
            .formatted(DataIssues.BLOCKED_SESSIONS);

    /** Days after which no filing forbids anything any more. */
    private static final int FILINGS = 366;

    private final DataVerdicts verdicts;
    private final DataIssues issues;
    private final Filings filings;
    private final QualityLimits limits;

    BuyableData(DataVerdicts verdicts, DataIssues issues, Filings filings, QualityLimits limits) {
        this.filings = filings;
        this.verdicts = verdicts;
        this.issues = issues;
        this.limits = limits;
    }

    /** Why the symbol is not bought at the moment, no full stop; symbols that may be bought are missing. */
    public Map<Symbol, String> refusals(String market, Instant asOf) {
        Map<Symbol, String> refusals = new HashMap<>(filed(market, asOf));
        issues.blockedSymbols(market, asOf).forEach(symbol -> refusals.put(symbol, SPLIT));
        for (DataVerdict verdict : verdicts(market, asOf)) {
            if (verdict.grade() == Grade.EXCLUDED || (verdict.grade() == Grade.CAUTION && !limits.buyWithCaution())) {
                refusals.put(verdict.symbol(), verdict.why());
            }
        }
        return refusals;
    }

    /** What the newest filing that forbids to buy says. */
    private Map<Symbol, String> filed(String market, Instant asOf) {
        Map<Symbol, String> vetoes = new HashMap<>();
        for (Filing filing : filings.since(market, asOf.minus(FILINGS, ChronoUnit.DAYS), asOf)) {
            FilingVeto.of(filing, asOf)
                    .filter(finding -> finding.grade() == FilingVeto.Grade.VETO)
                    .ifPresent(finding -> vetoes.put(
                            filing.symbol(),
                            "%s (form %s of %s, until %s)"
                                    .formatted(
                                            finding.reason(),
                                            filing.form(),
                                            LocalDate.ofInstant(filing.acceptedAt(), ExchangeCalendar.ZONE),
                                            finding.until())));
        }
        return vetoes;
    }

    /** Symbols whose prices may be wrong, so that nothing is to be concluded from them. */
    public Set<Symbol> doubtful(String market, Instant asOf) {
        Set<Symbol> doubtful = new HashSet<>(issues.blockedSymbols(market, asOf));
        verdicts(market, asOf).stream()
                .filter(verdict -> verdict.findings().stream()
                        .anyMatch(finding -> finding.reason().isOfPrices()))
                .map(DataVerdict::symbol)
                .forEach(doubtful::add);
        return doubtful;
    }

    private List<DataVerdict> verdicts(String market, Instant asOf) {
        return verdicts.find(market, asOf).map(DataCheck::verdicts).orElse(List.of());
    }
}
