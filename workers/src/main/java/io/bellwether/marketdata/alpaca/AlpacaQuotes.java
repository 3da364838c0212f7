package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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
            JsonNode body = reply.json();
            Set<String> names = symbols.stream().map(Symbol::value).collect(Collectors.toSet());
            if (!body.isObject() || !names.containsAll(body.propertyNames())) {
                throw reply.changed("the symbols it was asked for");
            }
            Map<Symbol, SourceQuote> quotes = new TreeMap<>();
            for (Symbol symbol : symbols) {
                quote(reply, symbol, body.path(symbol.value())).ifPresent(quote -> quotes.put(symbol, quote));
            }
            return quotes;
        });
    }

    private static Optional<SourceQuote> quote(VendorReply reply, Symbol symbol, JsonNode snapshot) {
        JsonNode quote = snapshot.path("latestQuote");
        Optional<Price> bid = price(reply, quote, "bp");
        Optional<Price> ask = price(reply, quote, "ap");
        Optional<Instant> quotedAt =
                bid.isPresent() || ask.isPresent() ? Optional.of(time(reply, quote)) : Optional.empty();
        JsonNode trade = snapshot.path("latestTrade");
        Optional<Price> last = price(reply, trade, "p");
        Optional<Instant> tradedAt = last.map(price -> time(reply, trade));
        if (quotedAt.isEmpty() && tradedAt.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> today =
                Stream.of(quotedAt, tradedAt).flatMap(Optional::stream).max(Instant::compareTo).map(AlpacaLine::day);
        JsonNode session = snapshot.path("dailyBar");
        Optional<Price> open = price(reply, session, "o")
                .filter(price -> today.equals(Optional.of(AlpacaLine.day(time(reply, session)))));
        return Optional.of(new SourceQuote(symbol, bid, ask, quotedAt, last, tradedAt, open));
    }

    /** Zero means that there is none. */
    private static Optional<Price> price(VendorReply reply, JsonNode part, String field) {
        return reply.number(part, field).filter(value -> value.signum() != 0).map(Price::new);
    }

    private static Instant time(VendorReply reply, JsonNode part) {
        return Instant.parse(reply.text(part, "t"));
    }
}
