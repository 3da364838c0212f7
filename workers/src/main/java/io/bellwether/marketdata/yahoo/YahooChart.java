package io.bellwether.marketdata.yahoo;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorPart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One symbol's chart as Yahoo sends it. Prices, volumes and dividends come in shares of today, restated for every split
 * since, and in single precision: they are brought back to the shares of their day and rounded. From 1000 USD on only the
 * cents hold.
 *
 * @param symbol whose chart it is
 * @param unfit why it cannot be used, a sentence; empty when it can
 * @param traded last price and its moment, not restated
 * @param zone of the exchange
 * @param rows a day each, as they came
 * @param splits by ex-date
 * @param dividends per share of today
 */
record YahooChart(
        Symbol symbol,
        Optional<String> unfit,
        Optional<Traded> traded,
        ZoneId zone,
        List<Row> rows,
        List<CorporateAction.Split> splits,
        List<CorporateAction.Dividend> dividends) {
    private static final Set<String> FIT = Set.of("EQUITY", "ETF", "INDEX");
    private static final BigDecimal COARSE = BigDecimal.valueOf(1000);

    /** Last trade. */
    record Traded(BigDecimal price, Instant at) {}

    /** A day; whatever is empty came as {@code null}. */
    record Row(
            LocalDate date,
            Optional<BigDecimal> open,
            Optional<BigDecimal> high,
            Optional<BigDecimal> low,
            Optional<BigDecimal> close,
            Optional<BigDecimal> volume) {
        boolean isBlank() {
            return Stream.of(open, high, low, close).allMatch(Optional::isEmpty);
        }

        boolean isWhole() {
            return Stream.of(open, high, low, close, volume).allMatch(Optional::isPresent);
        }
    }

    /** A known symbol without a single day. */
    static YahooChart empty(Symbol symbol) {
        return new YahooChart(
                symbol, Optional.empty(), Optional.empty(), ZoneOffset.UTC, List.of(), List.of(), List.of());
    }

    /** @param called what Yahoo calls the symbol */
    static YahooChart of(Symbol symbol, String called, VendorPart result) {
        VendorPart meta = result.field("meta");
        if (!meta.field("symbol").text().equalsIgnoreCase(called)) {
            throw meta.field("symbol").changed(called);
        }
        VendorPart granularity = meta.field("dataGranularity");
        if (!granularity.findText().orElse("1d").equals("1d")) {
            throw granularity.changed("days");
        }
        ZoneId zone = ZoneId.of(meta.field("exchangeTimezoneName").text());
        Optional<Traded> traded = meta.field("regularMarketPrice")
                .findNumber()
                .filter(price -> meta.field("regularMarketTime").isThere())
                .map(price -> new Traded(price, meta.field("regularMarketTime").seconds()));
        VendorPart events = result.field("events");
        return new YahooChart(
                symbol,
                unfit(symbol, meta),
                traded,
                zone,
                rows(result, zone),
                splits(symbol, events.field("splits"), zone).stream()
                        .filter(split -> hasCome(split, meta, zone))
                        .toList(),
                dividends(symbol, events.field("dividends"), zone));
    }

    private static Optional<String> unfit(Symbol symbol, VendorPart meta) {
        String currency = meta.field("currency").findText().orElse("no currency");
        if (!currency.equals("USD")) {
            return Optional.of("%s is quoted in %s, not in USD".formatted(symbol, currency));
        }
        String type = meta.field("instrumentType").findText().orElse("nothing that is named");
        return FIT.contains(type)
                ? Optional.empty()
                : Optional.of("%s is %s, neither a share nor a fund nor an index".formatted(symbol, type));
    }

    private static List<Row> rows(VendorPart result, ZoneId zone) {
        VendorPart timestamps = result.field("timestamp");
        if (!timestamps.isThere()) {
            return List.of();
        }
        List<VendorPart> times = timestamps.list();
        VendorPart quote = result.field("indicators").field("quote").at(0);
        List<List<VendorPart>> columns = Stream.of("open", "high", "low", "close", "volume")
                .map(name -> column(quote.field(name), times.size()))
                .toList();
        List<Row> rows = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            rows.add(new Row(
                    date(times.get(i), zone),
                    columns.get(0).get(i).findNumber(),
                    columns.get(1).get(i).findNumber(),
                    columns.get(2).get(i).findNumber(),
                    columns.get(3).get(i).findNumber(),
                    columns.get(4).get(i).findNumber()));
        }
        return rows;
    }

    private static List<VendorPart> column(VendorPart column, int size) {
        List<VendorPart> values = column.list();
        if (values.size() != size) {
            throw column.changed("as many values as there are days, " + size);
        }
        return values;
    }

    private static LocalDate date(VendorPart seconds, ZoneId zone) {
        return seconds.seconds().atZone(zone).toLocalDate();
    }

    private static List<CorporateAction.Split> splits(Symbol symbol, VendorPart splits, ZoneId zone) {
        return events(splits).stream()
                .map(one -> new CorporateAction.Split(
                        symbol,
                        date(one.field("date"), zone),
                        one.field("numerator").number(),
                        one.field("denominator").number()))
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    /** Prices know nothing of a split that is only announced. */
    private static boolean hasCome(CorporateAction.Split split, VendorPart meta, ZoneId zone) {
        VendorPart session = meta.field("currentTradingPeriod").field("regular").field("start");
        return !session.isThere() || !split.exDate().isAfter(date(session, zone));
    }

    private static List<CorporateAction.Dividend> dividends(Symbol symbol, VendorPart dividends, ZoneId zone) {
        return events(dividends).stream()
                .filter(one -> one.field("amount").number().signum() != 0)
                .map(one -> new CorporateAction.Dividend(
                        symbol,
                        date(one.field("date"), zone),
                        one.field("amount").number()))
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    private static List<VendorPart> events(VendorPart kind) {
        return kind.isThere()
                ? kind.fields().stream().map(one -> one.getValue()).toList()
                : List.of();
    }

    /** The bars of the days as traded, with what happened on them. */
    SourceBars toBars(DateRange days) {
        GatheredBars bars = new GatheredBars(days);
        if (unfit.isPresent()) {
            bars.refuse(unfit.get());
            return bars.toBars(SourceBars.Adjustment.RAW, List.of());
        }
        for (Row row : rows) {
            if (row.isWhole()) {
                add(bars, row);
            } else if (!row.isBlank() && bars.wants(row.date())) {
                bars.refuse("bar of %s lacks a price or its volume".formatted(row.date()));
            }
        }
        List<CorporateAction> actions = new ArrayList<>(splits);
        dividends.forEach(one -> actions.add(asPaid(one)));
        actions.sort(CorporateAction.IN_ORDER);
        return bars.toBars(SourceBars.Adjustment.RAW, actions);
    }

    private void add(GatheredBars bars, Row row) {
        List<CorporateAction.Split> later = splits.stream()
                .filter(split -> split.exDate().isAfter(row.date()))
                .toList();
        BigDecimal open = price(row.open(), later);
        BigDecimal close = price(row.close(), later);
        BigDecimal high = price(row.high(), later);
        BigDecimal low = price(row.low(), later);
        BigDecimal volume = restated(row.volume().orElseThrow(), inverse(later)).setScale(0, RoundingMode.HALF_UP);
        BigDecimal top = open.max(close);
        BigDecimal bottom = open.min(close);
        boolean noisyTop = top.subtract(high).compareTo(step(top)) <= 0;
        boolean noisyBottom = low.subtract(bottom).compareTo(step(bottom)) <= 0;
        bars.add(row.date(), open, noisyTop ? high.max(top) : high, noisyBottom ? low.min(bottom) : low, close, volume);
    }

    private static BigDecimal price(Optional<BigDecimal> today, List<CorporateAction.Split> later) {
        return rounded(restated(today.orElseThrow(), later));
    }

    /** What a share of the day was worth, or paid, by what one of today would. */
    private static BigDecimal restated(BigDecimal today, List<CorporateAction.Split> later) {
        BigDecimal value = today;
        for (CorporateAction.Split split : later) {
            value = value.multiply(split.newRate()).divide(split.oldRate(), MathContext.DECIMAL128);
        }
        return value;
    }

    private static List<CorporateAction.Split> inverse(List<CorporateAction.Split> splits) {
        return splits.stream()
                .map(one -> new CorporateAction.Split(one.symbol(), one.exDate(), one.oldRate(), one.newRate()))
                .toList();
    }

    private static Price roundedPrice(BigDecimal price) {
        return Price.rounded(price, decimals(price));
    }

    private static int decimals(BigDecimal price) {
        return price.compareTo(COARSE) < 0 ? 4 : 2;
    }

    private static BigDecimal rounded(BigDecimal price) {
        return price.setScale(decimals(price), RoundingMode.HALF_UP);
    }

    /** The last digit that rounding leaves. */
    private static BigDecimal step(BigDecimal price) {
        return BigDecimal.ONE.movePointLeft(price.scale());
    }

    /** Per share of its day; one that is paid on the day of a split is paid on the shares before it. */
    private CorporateAction.Dividend asPaid(CorporateAction.Dividend dividend) {
        List<CorporateAction.Split> later = splits.stream()
                .filter(split -> !split.exDate().isBefore(dividend.exDate()))
                .toList();
        BigDecimal amount = restated(dividend.amount(), later).setScale(later.isEmpty() ? 6 : 4, RoundingMode.HALF_UP);
        return new CorporateAction.Dividend(dividend.symbol(), dividend.exDate(), amount.stripTrailingZeros());
    }

    /** The last price; empty where there is none that can be used. */
    Optional<SourceQuote> toQuote() {
        return traded.filter(trade -> unfit.isEmpty() && trade.price().signum() > 0)
                .map(trade -> new SourceQuote(
                        symbol,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(roundedPrice(trade.price())),
                        Optional.of(trade.at()),
                        openOf(trade.at().atZone(zone).toLocalDate())));
    }

    private Optional<Price> openOf(LocalDate session) {
        return rows.stream()
                .filter(row -> row.date().equals(session))
                .flatMap(row -> row.open().stream())
                .filter(open -> open.signum() > 0)
                .map(open -> roundedPrice(open))
                .findFirst();
    }
}
