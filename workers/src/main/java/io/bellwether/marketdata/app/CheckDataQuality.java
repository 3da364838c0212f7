package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataQuality;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.platform.Alerts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Decides whether the desk's market is complete enough for decisions: a price of this session and the bar of the session
 * before, for enough instruments and for the benchmark. An instrument without a bar in the last 20 sessions no longer
 * trades (or not yet) and does not count. Each gap is a data issue; too many raise an alert. From a usable check on the
 * session works with what is known at its moment. Safe to run twice.
 */
@Service
public class CheckDataQuality {
    private static final int LATELY = 20;

    private final Desks desks;
    private final Markets markets;
    private final MarketReader reader;
    private final MarketStore store;
    private final DataIssues issues;
    private final Alerts alerts;
    private final QualityLimits limits;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    CheckDataQuality(
            Desks desks,
            Markets markets,
            MarketReader reader,
            MarketStore store,
            DataIssues issues,
            Alerts alerts,
            QualityLimits limits) {
        this.desks = desks;
        this.markets = markets;
        this.store = store;
        this.reader = reader;
        this.issues = issues;
        this.alerts = alerts;
        this.limits = limits;
    }

    /** Whether the desk may decide on the data of the session. */
    public boolean run(SessionRef session) {
        String market = desks.get(session.desk()).market();
        List<DataIssue> found = new ArrayList<>();
        DataQuality quality = measure(market, session, found);
        issues.record(found);
        boolean usable = quality.usable(limits.minimumShare());
        if (usable) {
            store.worked(markets.get(market), session.asOf());
        } else {
            alerts.raise(alert(market, session, quality));
        }
        return usable;
    }

    private DataQuality measure(String market, SessionRef session, List<DataIssue> found) {
        Map<Symbol, List<Bar>> bars = reader.allBars(market, session.asOf(), LATELY);
        Map<Symbol, LastPrice> quotes = reader.quotes(market, session.asOf());
        Census census = new Census(market, session, found);
        for (Instrument instrument : reader.instruments(market, session.asOf())) {
            Symbol symbol = instrument.symbol();
            census.count(instrument, bars.getOrDefault(symbol, List.of()), Optional.ofNullable(quotes.get(symbol)));
        }
        return new DataQuality(census.expected, census.fresh, census.benchmarkFresh);
    }

    /** Counts what is fresh and reports what is not. */
    private final class Census {
        private final String market;
        private final SessionRef session;
        private final List<DataIssue> found;
        private final Instant open;
        private final LocalDate previous;
        private final LocalDate lately;
        private int expected;
        private int fresh;
        private boolean benchmarkFresh = true;

        private Census(String market, SessionRef session, List<DataIssue> found) {
            LocalDate date = session.tradingDate();
            this.market = market;
            this.session = session;
            this.found = found;
            this.open = calendar.hours(date)
                    .orElseThrow(() -> new IllegalArgumentException(date + " is not a trading day"))
                    .open();
            this.previous = calendar.previous(date);
            this.lately = sessionsBefore(date, LATELY);
        }

        /** Mostly it is the last one. */
        private boolean hasPrevious(List<Bar> bars) {
            int last = bars.size() - 1;
            while (last >= 0 && bars.get(last).date().isAfter(previous)) {
                last--;
            }
            return last >= 0 && bars.get(last).date().equals(previous);
        }

        private void count(Instrument instrument, List<Bar> bars, Optional<LastPrice> quote) {
            boolean trades = !bars.isEmpty() && !bars.getLast().date().isBefore(lately);
            if (!trades && !instrument.benchmark()) {
                return;
            }
            boolean hasBar = hasPrevious(bars);
            boolean hasQuote = quote.filter(q -> !q.asOf().isBefore(open)).isPresent();
            if (instrument.benchmark()) {
                benchmarkFresh = hasBar && hasQuote;
            } else {
                expected++;
                fresh += hasBar && hasQuote ? 1 : 0;
            }
            if (!hasQuote) {
                String detail = "no price of %s at %s".formatted(session.tradingDate(), session.asOf());
                found.add(issue(market, instrument.symbol(), session.tradingDate(), DataIssue.Kind.STALE, detail));
            }
            if (!hasBar) {
                String detail = "no bar of " + previous;
                found.add(issue(market, instrument.symbol(), previous, DataIssue.Kind.MISSING_BAR, detail));
            }
        }
    }

    private LocalDate sessionsBefore(LocalDate date, int sessions) {
        LocalDate day = date;
        for (int i = 0; i < sessions && day.isAfter(ExchangeCalendar.FIRST.plusDays(7)); i++) {
            day = calendar.previous(day);
        }
        return day;
    }

    private Alerts.Alert alert(String market, SessionRef session, DataQuality quality) {
        String text =
                "%d of %d instruments of market %s have a price of %s and the bar of the session before; %s %% are needed%s. The desk does not trade on it. See data_issue for each gap; update the data and run the session again."
                        .formatted(
                                quality.fresh(),
                                quality.expected(),
                                market,
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

    private static DataIssue issue(String market, Symbol symbol, LocalDate date, DataIssue.Kind kind, String detail) {
        return new DataIssue(market, Optional.of(symbol), Optional.of(date), "", 0, kind, detail);
    }
}
