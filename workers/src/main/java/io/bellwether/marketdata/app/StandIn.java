package io.bellwether.marketdata.app;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Lets one market data set stand in for another: the other is loaded under its own id, then its bars and quotes are
 * copied under the desk's market id wherever that has none, so that every reader goes on reading one market. Copied rows
 * keep the other's id as their source, a {@code FALLBACK_SOURCE} issue marks the day, and what the first source delivers
 * later replaces them. Only symbols the market knows are taken, and only while the two agree about the last common
 * close; a simulated market never stands in, its prices are fiction.
 */
@Service
class StandIn {
    /** Calendar days copied before the trading date, about 300 sessions. */
    private static final int DAYS = 440;

    /** Closes further apart than this are different series, e.g. one adjusted and one not [fraction]. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private final LoadSession loadSession;
    private final MarketStore store;
    private final DataIssues issues;

    StandIn(LoadSession loadSession, MarketStore store, DataIssues issues) {
        this.loadSession = loadSession;
        this.store = store;
        this.issues = issues;
    }

    void run(Market market, Market fallback, LocalDate tradingDate, Instant asOf) {
        if (fallback.kind() == Market.Kind.SIMULATED || fallback.id().equals(market.id())) {
            throw new BpmnErrorException(
                    LoadSession.UNAVAILABLE,
                    "market %s may not stand in for %s: choose another folder of real prices as fallback-market"
                            .formatted(fallback.id(), market.id()));
        }
        loadSession.run(fallback, tradingDate, asOf);
        List<DataIssue> found = new ArrayList<>();
        Set<Symbol> symbols = symbols(market, fallback, tradingDate, asOf, found);
        if (symbols.isEmpty()) {
            throw new BpmnErrorException(
                    LoadSession.UNAVAILABLE,
                    "fallback %s has none of the symbols of market %s at comparable prices"
                            .formatted(fallback.id(), market.id()));
        }
        store.standIn(market, fallback, symbols, new DateRange(tradingDate.minusDays(DAYS), tradingDate), asOf);
        found.add(issue(market, Optional.empty(), tradingDate, DataIssue.Kind.FALLBACK_SOURCE, fallback.id()));
        issues.record(found);
    }

    private Set<Symbol> symbols(
            Market market, Market fallback, LocalDate tradingDate, Instant asOf, List<DataIssue> found) {
        Set<Symbol> symbols = new HashSet<>(store.symbols(fallback));
        Set<Symbol> known = store.symbols(market);
        if (known.isEmpty()) {
            return symbols;
        }
        symbols.retainAll(known);
        Map<Symbol, Bar> own = store.lastBars(market, tradingDate.minusDays(1));
        for (Symbol symbol : Set.copyOf(symbols)) {
            Bar mine = own.get(symbol);
            if (mine == null) {
                continue;
            }
            Bar other = store.barsOn(fallback, mine.date(), asOf).get(symbol);
            if (other != null && disagree(mine, other)) {
                symbols.remove(symbol);
                String detail = "%s closed at %s on %s here and at %s in %s; not taken from there"
                        .formatted(symbol, mine.close(), mine.date(), other.close(), fallback.id());
                found.add(issue(market, Optional.of(symbol), tradingDate, DataIssue.Kind.FALLBACK_DISAGREES, detail));
            }
        }
        return symbols;
    }

    private static boolean disagree(Bar mine, Bar other) {
        BigDecimal apart = mine.close().value().subtract(other.close().value()).abs();
        return apart.compareTo(mine.close().value().multiply(TOLERANCE)) > 0;
    }

    private static DataIssue issue(
            Market market, Optional<Symbol> symbol, LocalDate date, DataIssue.Kind kind, String detail) {
        return new DataIssue(market.id(), symbol, Optional.of(date), "", 0, kind, detail);
    }
}
