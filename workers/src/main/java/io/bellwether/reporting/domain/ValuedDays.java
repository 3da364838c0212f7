package io.bellwether.reporting.domain;

import io.bellwether.portfolio.domain.Performance;
import io.bellwether.portfolio.domain.SeriesBasis;
import io.bellwether.reporting.domain.PerformanceReport.DayLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A desk's worth day by day and what may be made of it.
 *
 * @param days at least one, oldest first; the first one is the deposit
 * @param basis which figures they allow
 */
public record ValuedDays(List<DailyEquity> days, SeriesBasis basis) {
    public ValuedDays {
        days = List.copyOf(days);
    }

    /** Days whose worth is that of their closes. */
    public static ValuedDays of(List<DailyEquity> days) {
        return new ValuedDays(
                days,
                SeriesBasis.of(
                        days.stream().map(DailyEquity::date).toList(),
                        days.stream().map(DailyEquity::equity).toList()));
    }

    /** Days on which what was held is known at prices of its own trades only. */
    public static ValuedDays withoutCloses(List<DailyEquity> days, String reason) {
        return new ValuedDays(days, of(days).basis.withoutCloses(reason));
    }

    /** Every day with its change and its fall, as long as there is money that can change. */
    public List<DayLine> lines() {
        List<DayLine> lines = new ArrayList<>();
        List<BigDecimal> weighted = DailyEquity.timeWeighted(days);
        boolean falls = basis.noDrawdown().isEmpty() || !basis.hasReturn();
        boolean solvent = true;
        BigDecimal peak = weighted.getFirst();
        for (int i = 0; i < days.size(); i++) {
            DailyEquity day = days.get(i);
            solvent &= day.equity().signum() > 0;
            BigDecimal value = weighted.get(i);
            peak = peak.max(value);
            lines.add(new DayLine(
                    day.date(),
                    day.equity(),
                    day.flow(),
                    solvent && i > 0 ? Optional.of(Performance.change(weighted.get(i - 1), value)) : Optional.empty(),
                    solvent && falls ? Optional.of(Performance.change(peak, value)) : Optional.empty()));
        }
        return lines;
    }
}
