package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /v2/stocks/snapshots}: last trade, quote and bar of the day by symbol; each of them may be null. */
final class AlpacaQuotes {
    private final AlpacaLine line;

    AlpacaQuotes(AlpacaLine line) {
        this.line = line;
    }

    Map<Symbol, SourceQuote> read(List<Symbol> asked) {
        List<Symbol> symbols = AlpacaLine.theirs(asked);
        if (symbols.isEmpty()) {
            return Map.of();
        }
        VendorRequest request = VendorRequest.of("/v2/stocks/snapshots")
                .with("symbols", AlpacaLine.names(symbols))
                .with("feed", line.option("feed", "iex"));
        return line.get(request, reply -> {
            Map<String, VendorPart> sent =
                    reply.parts().fields().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Map<Symbol, SourceQuote> quotes = new TreeMap<>();
            for (Symbol symbol : symbols) {
                Optional.ofNullable(sent.remove(symbol.value()))
                        .flatMap(snapshot -> ofSnapshot(symbol, snapshot))
                        .ifPresent(quote -> quotes.put(symbol, quote));
            }
            if (!sent.isEmpty()) {
                throw reply.changed("the symbols that were asked for only");
            }
            return quotes;
        });
    }

    private static Optional<SourceQuote> ofSnapshot(Symbol symbol, VendorPart snapshot) {
        VendorPart quote = snapshot.field("latestQuote");
        Optional<Price> bid = price(quote.field("bp"));
        Optional<Price> ask = price(quote.field("ap"));
        Optional<Instant> quotedAt = bid.isPresent() || ask.isPresent() ? Optional.of(time(quote)) : Optional.empty();
        VendorPart trade = snapshot.field("latestTrade");
        Optional<Price> last = price(trade.field("p"));
        Optional<Instant> tradedAt = last.map(price -> time(trade));
        if (quotedAt.isEmpty() && tradedAt.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> today = Stream.of(quotedAt, tradedAt)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(AlpacaLine::day);
        VendorPart session = snapshot.field("dailyBar");
        Optional<Price> open =
                price(session.field("o")).filter(price -> today.equals(Optional.of(AlpacaLine.day(time(session)))));
        return Optional.of(new SourceQuote(symbol, bid, ask, quotedAt, last, tradedAt, open));
    }

    /** What a quote says, also that nobody bids or offers. */
    static SourceQuote quote(Symbol symbol, VendorPart quote) {
        return new SourceQuote(
                symbol,
                price(quote.field("bp")),
                price(quote.field("ap")),
                Optional.of(time(quote)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What a trade says. */
    static Optional<SourceQuote> trade(Symbol symbol, VendorPart trade) {
        Optional<Price> last = price(trade.field("p"));
        return last.map(price -> new SourceQuote(
                symbol,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                last,
                Optional.of(time(trade)),
                Optional.empty()));
    }

    /** Zero means that there is none. */
    private static Optional<Price> price(VendorPart value) {
        return value.findNumber().filter(price -> price.signum() != 0).map(Price::new);
    }

    private static Instant time(VendorPart part) {
        return AlpacaLine.moment(part.field("t"));
    }
}
