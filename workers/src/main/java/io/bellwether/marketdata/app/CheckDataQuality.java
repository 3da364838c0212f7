package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataJudge;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DataQuality;
import io.bellwether.marketdata.domain.DataVerdict;
import io.bellwether.marketdata.domain.DataVerdict.Grade;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Opinion;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.platform.Alerts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Judges the data of each symbol of the desk's market, see {@link DataJudge}, and whether enough of them may be traded on,
 * the benchmark among them. An instrument that no longer trades (or not yet) does not count. Where the market has several
 * sources, closes of the session before are compared. Each gap is a data issue; too many excluded symbols raise an alert.
 * From a usable check on the session works with what is known at its moment, and so does every other desk at that moment.
 * Safe to run twice.
 */
@Service
public class CheckDataQuality {
    /** Shares that one alert names. */
    private static final int MOST_TOLD = 10;

    private final Desks desks;
    private final Markets markets;
    private final MarketReader reader;
    private final FactReader facts;
    private final MarketStore store;
    private final DataIssues issues;
    private final DataVerdicts verdicts;
    private final ObjectProvider<SecondOpinion> secondOpinion;
    private final ReadTalk talk;
    private final Alerts alerts;
    private final QualityLimits limits;

    CheckDataQuality(
            Desks desks,
            Markets markets,
            MarketReader reader,
            FactReader facts,
            MarketStore store,
            DataIssues issues,
            DataVerdicts verdicts,
            ObjectProvider<SecondOpinion> secondOpinion,
            ReadTalk talk,
            Alerts alerts,
            QualityLimits limits) {
        this.desks = desks;
        this.markets = markets;
        this.reader = reader;
        this.facts = facts;
        this.store = store;
        this.issues = issues;
        this.verdicts = verdicts;
        this.secondOpinion = secondOpinion;
        this.talk = talk;
        this.alerts = alerts;
        this.limits = limits;
    }

    /** Whether the desk may decide on the data of the session. */
    public boolean run(SessionRef session) {
        Market market = markets.get(desks.get(session.desk()).market());
        DataCheck check = verdicts.find(market.id(), session.asOf())
                .filter(one -> one.asOf().equals(session.asOf()) && isUsable(one))
                .orElseGet(() -> check(market, session));
        tellOfTalk(session, check);
        if (isUsable(check)) {
            store.worked(market, session.asOf());
        } else {
            alerts.raise(alert(session, check));
        }
        return isUsable(check);
    }

    private boolean isUsable(DataCheck check) {
        return check.quality().isEnough(limits.minimumShare());
    }

    private DataCheck check(Market market, SessionRef session) {
        DataCheck check = new Census(market, session).check();
        verdicts.record(check);
        return check;
    }

    /** Judges what is known of a market at a session. */
    private final class Census {
        private final Market market;
        private final SessionRef session;
        private final Instant asOf;
        private final DataJudge judge;
        private final List<DataIssue> found = new ArrayList<>();
        private final SequencedMap<Symbol, DataJudge.Known> counted = new LinkedHashMap<>();
        private final Map<Symbol, DataVerdict> judged = new LinkedHashMap<>();
        private boolean benchmarkFresh = true;

        private Census(Market market, SessionRef session) {
            this.market = market;
            this.session = session;
            this.asOf = session.asOf();
            this.judge = new DataJudge(session.tradingDate(), asOf, limits.sourcesApart());
        }

        private DataCheck check() {
            read();
            compare();
            listen();
            issues.record(found);
            int usable = (int) counted.keySet().stream()
                    .filter(symbol -> Optional.ofNullable(judged.get(symbol))
                            .filter(DataVerdict::hasUsableData)
                            .isPresent())
                    .count();
            return new DataCheck(
                    market.id(),
                    session.tradingDate(),
                    asOf,
                    new DataQuality(counted.size(), usable, benchmarkFresh),
                    judged.values().stream()
                            .filter(verdict -> !verdict.findings().isEmpty())
                            .toList());
        }

        private void read() {
            String id = market.id();
            Map<Symbol, List<Bar>> bars = reader.allBars(id, asOf, DataJudge.LATELY);
            Map<Symbol, LastPrice> quotes = reader.quotes(id, asOf);
            Map<Symbol, TradingHalt> halts = facts.halts(id, asOf);
            SecondOpinion others = secondOpinion.getIfAvailable();
            Map<Symbol, List<Passed>> noBar =
                    others == null ? Map.of() : others.passed(market, DataKind.DAILY_BARS, asOf);
            Map<Symbol, List<Passed>> noQuote =
                    others == null ? Map.of() : others.passed(market, DataKind.QUOTES, asOf);
            for (Instrument instrument : reader.instruments(id, asOf)) {
                Symbol symbol = instrument.symbol();
                DataJudge.Known known = new DataJudge.Known(
                        symbol,
                        bars.getOrDefault(symbol, List.of()),
                        Optional.ofNullable(quotes.get(symbol)),
                        Optional.ofNullable(halts.get(symbol)),
                        noBar.getOrDefault(symbol, List.of()),
                        noQuote.getOrDefault(symbol, List.of()));
                boolean trades = judge.trades(known);
                if (trades || instrument.benchmark()) {
                    boolean fresh = !reportGaps(known);
                    benchmarkFresh &= fresh || !instrument.benchmark();
                }
                if (!instrument.benchmark()) {
                    judged.put(symbol, judge.judge(known));
                    if (trades) {
                        counted.put(symbol, known);
                    }
                }
            }
        }

        /** Whether the price of the session or the bar of the one before is missing. */
        private boolean reportGaps(DataJudge.Known known) {
            boolean hasQuote = judge.quoteOfToday(known.quote()).isPresent();
            boolean hasBar = judge.barBefore(known.bars()).isPresent();
            if (!hasQuote) {
                found.add(issue(known.symbol(), session.tradingDate(), DataIssue.Kind.STALE, judge.noQuote()));
            }
            if (!hasBar) {
                found.add(issue(known.symbol(), judge.previous(), DataIssue.Kind.MISSING_BAR, judge.noBar()));
            }
            return !hasQuote || !hasBar;
        }

        private DataIssue issue(Symbol symbol, LocalDate date, DataIssue.Kind kind, String detail) {
            return new DataIssue(market.id(), Optional.of(symbol), Optional.of(date), "", 0, kind, detail);
        }

        /** What is written about symbols makes nobody buy one; some of it makes the desk careful. */
        private void listen() {
            talk.run(market.id(), asOf)
                    .forEach(
                            (symbol, of) -> judged.computeIfPresent(symbol, (one, verdict) -> judge.with(verdict, of)));
        }

        /** Compares closes of symbols that are bought, those that moved most first. */
        private void compare() {
            SecondOpinion others = secondOpinion.getIfAvailable();
            if (others == null || limits.secondOpinions() == 0) {
                return;
            }
            Map<Symbol, Bar> traded = store.barsOn(market, judge.previous(), asOf);
            SequencedMap<Symbol, Price> closes = new LinkedHashMap<>();
            counted.values().stream()
                    .filter(known -> Optional.ofNullable(judged.get(known.symbol()))
                            .filter(verdict -> verdict.grade() != Grade.EXCLUDED)
                            .isPresent())
                    .sorted(Comparator.comparing((DataJudge.Known known) -> move(known.bars()))
                            .reversed()
                            .thenComparing(DataJudge.Known::symbol))
                    .forEach(known -> Optional.ofNullable(traded.get(known.symbol()))
                            .ifPresent(bar -> closes.put(known.symbol(), bar.close())));
            Map<Symbol, Opinion> opinions =
                    others.ask(market, closes, judge.previous(), asOf, limits.sourcesApart(), limits.secondOpinions());
            closes.forEach((symbol, close) -> Optional.ofNullable(opinions.get(symbol))
                    .ifPresent(opinion ->
                            judged.computeIfPresent(symbol, (one, verdict) -> judge.with(verdict, close, opinion))));
        }
    }

    /** How far the last close is from the one before, in either direction [fraction of the smaller]. */
    private static BigDecimal move(List<Bar> bars) {
        if (bars.size() < 2) {
            return BigDecimal.ZERO;
        }
        BigDecimal last = bars.getLast().close().value();
        BigDecimal before = bars.get(bars.size() - 2).close().value();
        return last.subtract(before).abs().divide(last.min(before), MathContext.DECIMAL64);
    }

    /** A person hears of shares that are talked about oddly, once a session. */
    private void tellOfTalk(SessionRef session, DataCheck check) {
        List<String> odd = check.verdicts().stream()
                .flatMap(verdict -> verdict.findings().stream()
                        .filter(finding -> finding.reason() == DataVerdict.Reason.TALKED_UP)
                        .map(finding -> verdict.symbol() + ": " + finding.detail()))
                .limit(MOST_TOLD)
                .toList();
        if (!odd.isEmpty()) {
            alerts.raise(new Alerts.Alert(
                    "talk:" + session.key(),
                    Optional.of(session.desk()),
                    Optional.of(session.tradingDate()),
                    Alerts.Severity.WARNING,
                    "TALKED_UP",
                    "Shares that are talked about oddly",
                    "%s. %s"
                            .formatted(
                                    String.join(". ", odd),
                                    limits.buyWithCaution()
                                            ? "The desk may buy them, as it is set to buy with caution."
                                            : "The desk buys none of them in this session."),
                    ""));
        }
    }

    private Alerts.Alert alert(SessionRef session, DataCheck check) {
        DataQuality quality = check.quality();
        String text =
                "%d of %d instruments of market %s have data of %s that may be traded on: a price, the bar of the session before, and nothing that speaks against them; %s %% are needed%s. The desk does not trade on it. See data_verdict and data_issue for each; update the data and run the session again."
                        .formatted(
                                quality.usable(),
                                quality.expected(),
                                check.market(),
                                session.tradingDate(),
                                limits.minimumShare()
                                        .movePointRight(2)
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                quality.benchmarkFresh() ? "" : ", and the benchmark is not among them");
        return new Alerts.Alert(
                "data-quality:" + session.key(),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Alerts.Severity.WARNING,
                "DATA_QUALITY",
                "Market data is not usable",
                text,
                "");
    }
}
