package io.bellwether.reporting.domain;

import io.bellwether.portfolio.domain.Performance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Worth of a desk at the end of a day.
 *
 * @param date the session; the first one is the deposit
 * @param equity [USD]
 * @param cash [USD]
 * @param flow [USD] cash that came from outside since the line before, less what went there
 * @param benchmark the benchmark's price at that moment [USD], if one is known
 */
public record DailyEquity(
        LocalDate date, BigDecimal equity, BigDecimal cash, BigDecimal flow, Optional<BigDecimal> benchmark) {
    /** Equity of each line with the cash from outside taken out ({@link Performance#timeWeighted}). */
    public static List<BigDecimal> timeWeighted(List<DailyEquity> days) {
        return Performance.timeWeighted(
                days.stream().map(DailyEquity::equity).toList(),
                days.stream().map(DailyEquity::flow).toList());
    }
}
