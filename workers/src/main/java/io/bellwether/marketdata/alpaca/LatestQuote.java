package io.bellwether.marketdata.alpaca;

import io.bellwether.marketdata.app.source.SourceQuote;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The youngest of what is known of a symbol: quotes and trades come one by one, and snapshots late. */
final class LatestQuote {
    private LatestQuote() {}

    static SourceQuote of(SourceQuote before, SourceQuote news) {
        SourceQuote quote = isYounger(before.quotedAt(), news.quotedAt()) ? news : before;
        SourceQuote trade = isYounger(before.tradedAt(), news.tradedAt()) ? news : before;
        boolean sameDay = AlpacaLine.day(moment(before)).equals(AlpacaLine.day(moment(news)));
        boolean older = moment(news).isBefore(moment(before));
        return new SourceQuote(
                before.symbol(),
                quote.bid(),
                quote.ask(),
                quote.quotedAt(),
                trade.last(),
                trade.tradedAt(),
                sameDay ? news.open().or(before::open) : older ? before.open() : news.open());
    }

    private static boolean isYounger(Optional<Instant> before, Optional<Instant> news) {
        return news.isPresent() && (before.isEmpty() || !news.get().isBefore(before.get()));
    }

    /** The youngest moment that it tells. */
    static Instant moment(SourceQuote quote) {
        return Stream.of(quote.quotedAt(), quote.tradedAt())
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
