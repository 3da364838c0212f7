package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.BarCollector;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /v2/stocks/bars}. A page holds so many bars over all symbols, which are sorted; a symbol may go on on the next
 * one. Alpaca does not tell a symbol that it does not know from one without bars: both are missing.
 */
final class AlpacaBars {
    private static final int PAGE = 10_000;

    private final AlpacaLine line;

    AlpacaBars(AlpacaLine line) {
        this.line = line;
    }

    private record Row(
            String symbol,
            LocalDate day,
            Optional<BigDecimal> open,
            Optional<BigDecimal> high,
            Optional<BigDecimal> low,
            Optional<BigDecimal> close,
            Optional<BigDecimal> volume) {}

    Map<Symbol, SourceBars> read(List<Symbol> asked, DateRange days) {
        List<Symbol> symbols = AlpacaLine.theirs(asked);
        if (symbols.isEmpty()) {
            return Map.of();
        }
        VendorRequest request = VendorRequest.of("/v2/stocks/bars")
                .with("symbols", AlpacaLine.names(symbols))
                .with("timeframe", "1Day")
                .with("start", AlpacaLine.midnight(days.first()))
                .with("end", AlpacaLine.midnight(days.last()))
                .with("limit", PAGE)
                .with("adjustment", "raw")
                .with("feed", line.option("bars-feed", "sip"))
                .with("sort", "asc");
        Map<String, List<Row>> rows =
                line.pages(request, AlpacaBars::rows).stream().collect(Collectors.groupingBy(Row::symbol));
        Map<Symbol, SourceBars> found = new TreeMap<>();
        for (Symbol symbol : symbols) {
            List<Row> sent = rows.get(symbol.value());
            if (sent != null) {
                BarCollector bars = new BarCollector(symbol, days);
                sent.forEach(row ->
                        bars.add(row.day(), row.open(), row.high(), row.low(), row.close(), row.volume()));
                found.put(symbol, bars.raw());
            }
        }
        return found;
    }

    private static List<Row> rows(VendorReply reply, JsonNode body) {
        JsonNode bars = body.path("bars");
        if (!bars.isObject()) {
            throw reply.changed("bars");
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one : bars.properties()) {
            for (JsonNode bar : reply.list(bars, one.getKey())) {
                rows.add(new Row(
                        one.getKey(),
                        AlpacaLine.day(Instant.parse(reply.text(bar, "t"))),
                        reply.number(bar, "o"),
                        reply.number(bar, "h"),
                        reply.number(bar, "l"),
                        reply.number(bar, "c"),
                        reply.number(bar, "v")));
            }
        }
        return rows;
    }
}
