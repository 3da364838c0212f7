package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** A bar of the symbol. */
    private record Row(
            String symbol,
            LocalDate day,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume) {}

    /** Pages that an answer has, when each symbol has a bar of each session. */
    int pages(int symbols, DateRange days) {
        long sessions =
                new ExchangeCalendar().tradingDays(days.first(), days.last()).count();
        return (int) Math.max(1, (symbols * sessions + PAGE - 1) / PAGE);
    }

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
                GatheredBars bars = new GatheredBars(days);
                sent.forEach(row -> bars.add(row.day(), row.open(), row.high(), row.low(), row.close(), row.volume()));
                found.put(symbol, bars.toBars(Adjustment.RAW, List.of()));
            }
        }
        return found;
    }

    private static List<Row> rows(VendorPart body) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, VendorPart> symbol : body.field("bars").fields()) {
            for (VendorPart bar :
                    symbol.getValue().isThere() ? symbol.getValue().list() : List.<VendorPart>of()) {
                rows.add(new Row(
                        symbol.getKey(),
                        AlpacaLine.day(AlpacaLine.moment(bar.field("t"))),
                        bar.field("o").number(),
                        bar.field("h").number(),
                        bar.field("l").number(),
                        bar.field("c").number(),
                        bar.field("v").number()));
            }
        }
        return rows;
    }
}
