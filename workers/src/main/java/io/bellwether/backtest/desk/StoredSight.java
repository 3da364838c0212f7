package io.bellwether.backtest.desk;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.DataVerdicts;
import io.bellwether.marketdata.app.MarketSight;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What sessions that were traded in memory saw of a market, on its way into the database. A market is not one desk's: it is
 * imported as for any session, beside what others have of it. Stored are the quotes of the sessions, what they missed and
 * that they worked with the market, of many sessions at a time.
 */
final class StoredSight {
    /** Quotes stored at a time, and a session's more. */
    private static final int PORTION = 20_000;

    private final MarketSight sight;
    private final MarketStore store;
    private final DataIssues issues;
    private final DataVerdicts verdicts;
    private final Map<Moment, LastPrice> quotes = new LinkedHashMap<>();
    private @Nullable Market market;
    private @Nullable Span loaded;
    private @Nullable Span worked;

    private record Moment(Symbol symbol, Instant asOf) {}

    private record Span(Instant first, Instant last) {
        static Span with(@Nullable Span before, Instant asOf) {
            return new Span(before == null ? asOf : before.first, asOf);
        }
    }

    StoredSight(MarketSight sight, MarketStore store, DataIssues issues, DataVerdicts verdicts) {
        this.sight = sight;
        this.store = store;
        this.issues = issues;
        this.verdicts = verdicts;
    }

    /** Takes what the next sessions wrote of markets. */
    void see(List<RecordedCall> calls) {
        for (RecordedCall call : calls) {
            if (call.isOf(MarketStore.class, "putQuotes")) {
                of(call);
                saw((List<?>) Objects.requireNonNull(call.arguments()[1]), moment(call, 2));
            } else if (call.isOf(MarketStore.class, "worked")) {
                of(call);
                worked = Span.with(worked, moment(call, 1));
            } else if (call.isOf(DataIssues.class, "record")) {
                call.on(issues);
            } else if (call.isOf(DataVerdicts.class, "record")) {
                call.on(verdicts);
            }
        }
    }

    private void of(RecordedCall call) {
        Market next = (Market) Objects.requireNonNull(call.arguments()[0]);
        if (!next.equals(market)) {
            store();
            market = next;
        }
    }

    private static Instant moment(RecordedCall call, int argument) {
        return (Instant) Objects.requireNonNull(call.arguments()[argument]);
    }

    /** A price that is not what it was is stored after the one that it was. */
    private void saw(List<?> all, Instant asOf) {
        if (quotes.size() >= PORTION || all.stream().anyMatch(quote -> isChanged((LastPrice) quote))) {
            store();
        }
        all.forEach(quote -> quotes.put(moment((LastPrice) quote), (LastPrice) quote));
        loaded = Span.with(loaded, asOf);
    }

    private boolean isChanged(LastPrice quote) {
        return !quotes.getOrDefault(moment(quote), quote).equals(quote);
    }

    private static Moment moment(LastPrice quote) {
        return new Moment(quote.symbol(), quote.asOf());
    }

    /** Stores what was taken so far. */
    void store() {
        if (market != null) {
            store(market);
        }
        quotes.clear();
        loaded = null;
        worked = null;
    }

    /** What only the first session needs of the source is older than what the last one needs. */
    private void store(Market seen) {
        if (loaded != null) {
            sight.load(seen, loaded.first());
            sight.load(seen, loaded.last());
            store.putQuotes(seen, List.copyOf(quotes.values()), loaded.last());
        }
        if (worked != null) {
            store.worked(seen, worked.first());
            store.worked(seen, worked.last());
        }
    }
}
