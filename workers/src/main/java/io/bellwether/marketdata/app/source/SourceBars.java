package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The daily bars that a vendor has of one symbol.
 *
 * @param adjustment what was done to the prices. A series stored as traded takes {@link Adjustment#RAW} bars only; a
 *     source whose vendor adjusts for splits and names them undoes that itself
 * @param bars oldest first, one per session
 * @param actions splits and dividends that came with the bars, with an ex-date in the same days; none from a vendor that
 *     tells them elsewhere
 * @param refused bars that cannot be, each in a sentence; they are not among {@code bars}
 */
public record SourceBars(Adjustment adjustment, List<Bar> bars, List<CorporateAction> actions, List<String> refused) {
    /** What was done to prices. */
    public enum Adjustment {
        /** as traded on their day */
        RAW,
        /** restated for later splits */
        SPLITS,
        /** restated for later splits and dividends */
        ALL
    }

    public SourceBars {
        bars = bars.stream().sorted(Comparator.comparing(Bar::date)).toList();
        actions = List.copyOf(actions);
        refused = List.copyOf(refused);
        LocalDate last = LocalDate.MIN;
        for (Bar bar : bars) {
            if (bar.date().equals(last)) {
                throw new IllegalArgumentException("two bars of " + last);
            }
            last = bar.date();
        }
    }

    /** Why these cannot go into a series of prices as traded; empty when they can. */
    String refusal(DateRange days) {
        if (adjustment != Adjustment.RAW) {
            return "its prices are adjusted and do not fit into a series of prices as traded";
        }
        return bars.isEmpty() ? "has no bar from %s to %s".formatted(days.first(), days.last()) : "";
    }

    /** As traded, with nothing beside. */
    public static SourceBars raw(List<Bar> bars) {
        return new SourceBars(Adjustment.RAW, bars, List.of(), List.of());
    }
}
