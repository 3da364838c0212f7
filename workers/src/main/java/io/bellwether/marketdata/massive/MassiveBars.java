package io.bellwether.marketdata.massive;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Daily aggregates, of one symbol ({@code /v2/aggs/ticker/..}) or of the whole market ({@code /v2/aggs/grouped/..}). */
final class MassiveBars {
    private static final int PAGE = 50_000;

    private final MassiveLine line;

    MassiveBars(MassiveLine line) {
        this.line = line;
    }

    private record Row(
            String symbol,
            LocalDate day,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume) {}

    /** The bars of a symbol; empty where there are none. */
    Optional<SourceBars> ofSymbol(Symbol symbol, DateRange days) {
        if (!MassiveLine.isTheirs(symbol)) {
            return Optional.empty();
        }
        VendorRequest request = VendorRequest.of(
                        "/v2/aggs/ticker/%s/range/1/day/%s/%s".formatted(symbol, days.first(), days.last()))
                .with("adjusted", false)
                .with("sort", "asc")
                .with("limit", PAGE);
        List<Row> rows = line.pages(request, (body, result) -> {
            if (!body.field("ticker").text().equals(symbol.value())) {
                throw body.field("ticker").changed("the symbol that was asked for");
            }
            return row(body, result, symbol.value());
        });
        return rows.isEmpty() ? Optional.empty() : Optional.of(bars(rows, days));
    }

    /** The bars of many symbols, day by day. */
    Map<Symbol, SourceBars> ofMarket(List<Symbol> symbols, DateRange days, List<LocalDate> sessions) {
        Predicate<String> asked = symbols.stream().map(Symbol::value).collect(Collectors.toSet())::contains;
        Map<String, List<Row>> rows = sessions.stream()
                .flatMap(session -> line
                        .pages(
                                VendorRequest.of("/v2/aggs/grouped/locale/us/market/stocks/" + session)
                                        .with("adjusted", false),
                                (body, result) ->
                                        row(body, result, result.field("T").text()))
                        .stream())
                .filter(row -> asked.test(row.symbol()))
                .collect(Collectors.groupingBy(Row::symbol));
        Map<Symbol, SourceBars> found = new TreeMap<>();
        rows.forEach((symbol, some) -> found.put(new Symbol(symbol), bars(some, days)));
        return found;
    }

    private static Row row(VendorPart body, VendorPart result, String symbol) {
        if (body.field("adjusted").isTrue()) {
            throw body.field("adjusted").changed("false, as was asked for,");
        }
        return new Row(
                symbol,
                MassiveLine.day(result.field("t")),
                result.field("o").number(),
                result.field("h").number(),
                result.field("l").number(),
                result.field("c").number(),
                result.field("v").number());
    }

    private static SourceBars bars(List<Row> rows, DateRange days) {
        GatheredBars bars = new GatheredBars(days);
        rows.forEach(row -> bars.add(row.day(), row.open(), row.high(), row.low(), row.close(), row.volume()));
        return bars.toBars(Adjustment.RAW, List.of());
    }
}
