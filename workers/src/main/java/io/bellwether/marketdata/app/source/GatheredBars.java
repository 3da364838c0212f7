package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers the daily bars of a vendor's answer. What lies outside of the wanted days is left out, what cannot be a bar
 * becomes a sentence, and of two different bars of one day neither is taken.
 */
public final class GatheredBars {
    private final DateRange days;
    private final Map<LocalDate, Bar> bars = new TreeMap<>();
    private final Set<LocalDate> twice = new TreeSet<>();
    private final List<String> refused = new ArrayList<>();

    /** @param days first to last session wanted */
    public GatheredBars(DateRange days) {
        this.days = days;
    }

    /**
     * Adds the bar of a day; digits beyond those of a {@link Price} and a part of a share in the volume are rounded half up.
     */
    public void add(
            LocalDate date, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {
        if (!wants(date)) {
            return;
        }
        try {
            long shares = volume.setScale(0, RoundingMode.HALF_UP).longValueExact();
            add(new Bar(date, price(open), price(high), price(low), price(close), shares));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String why = String.valueOf(e.getMessage());
            refuse(why.startsWith("bar of ") ? why : "bar of %s: %s".formatted(date, why));
        }
    }

    private static Price price(BigDecimal value) {
        return new Price(
                value.scale() > Price.MAX_SCALE ? value.setScale(Price.MAX_SCALE, RoundingMode.HALF_UP) : value);
    }

    private void add(Bar bar) {
        Bar before = bars.putIfAbsent(bar.date(), bar);
        if (before != null && !before.equals(bar)) {
            twice.add(bar.date());
        }
    }

    /** Notes what cannot be taken, a sentence. */
    public void refuse(String sentence) {
        refused.add(sentence);
    }

    /** Whether the day is one of those wanted. */
    public boolean wants(LocalDate date) {
        return !date.isBefore(days.first()) && !date.isAfter(days.last());
    }

    /** What was gathered, with those of the actions whose ex-date is one of the wanted days. */
    public SourceBars toBars(SourceBars.Adjustment adjustment, List<? extends CorporateAction> actions) {
        List<String> sentences = new ArrayList<>(refused);
        twice.forEach(date -> sentences.add("bar of %s: there are two that differ".formatted(date)));
        return new SourceBars(
                adjustment,
                bars.values().stream()
                        .filter(bar -> !twice.contains(bar.date()))
                        .toList(),
                actions.stream()
                        .filter(action -> wants(action.exDate()))
                        .<CorporateAction>map(action -> action)
                        .toList(),
                sentences);
    }
}
