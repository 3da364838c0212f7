package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes bars of what a vendor sent about one symbol: days outside of the span and days without numbers are left out, and
 * what cannot be a bar is refused in a sentence. Prices keep their digits up to {@link Price#MAX_SCALE}; more are rounded
 * half up.
 */
public final class BarCollector {
    private final Symbol symbol;
    private final DateRange days;
    private final NavigableMap<LocalDate, Bar> bars = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    public BarCollector(Symbol symbol, DateRange days) {
        this.symbol = symbol;
        this.days = days;
    }

    /**
     * A day as the vendor tells it.
     *
     * @param volume [shares], rounded half up to whole ones; 0 when the vendor tells none
     */
    public void add(
            LocalDate date,
            Optional<BigDecimal> open,
            Optional<BigDecimal> high,
            Optional<BigDecimal> low,
            Optional<BigDecimal> close,
            Optional<BigDecimal> volume) {
        if (!wants(date) || (open.isEmpty() && high.isEmpty() && low.isEmpty() && close.isEmpty())) {
            return;
        }
        if (open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty()) {
            refused.add("%s: bar of %s lacks a price".formatted(symbol, date));
            return;
        }
        try {
            Bar bar = new Bar(
                    date,
                    price(open.get()),
                    price(high.get()),
                    price(low.get()),
                    price(close.get()),
                    volume.orElse(BigDecimal.ZERO)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
            Bar other = bars.putIfAbsent(date, bar);
            if (other != null && !other.equals(bar)) {
                refused.add("%s: a second bar of %s says otherwise".formatted(symbol, date));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            refused.add("%s: bar of %s cannot be: %s".formatted(symbol, date, e.getMessage()));
        }
    }

    /** Whether the day lies in the span. */
    public boolean wants(LocalDate date) {
        return !date.isBefore(days.first()) && !date.isAfter(days.last());
    }

    /** Refuses what is no bar at all. */
    public void refuse(String sentence) {
        refused.add(sentence);
    }

    private static Price price(BigDecimal value) {
        return new Price(
                value.scale() > Price.MAX_SCALE ? value.setScale(Price.MAX_SCALE, RoundingMode.HALF_UP) : value);
    }

    /** As traded, with nothing beside. */
    public SourceBars raw() {
        return raw(List.of());
    }

    /** As traded, with splits and dividends that came with them. */
    public SourceBars raw(List<CorporateAction> actions) {
        return adjusted(Adjustment.RAW, actions);
    }

    /** The same of prices that the vendor restated; of the actions those with an ex-date in the span are taken. */
    public SourceBars adjusted(Adjustment adjustment, List<CorporateAction> actions) {
        List<CorporateAction> ofSpan =
                actions.stream().filter(one -> wants(one.exDate())).toList();
        return new SourceBars(adjustment, List.copyOf(bars.values()), ofSpan, refused);
    }
}
