package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * A desk's worth and its benchmark's price on the days on which both are known, oldest first, equally many.
 *
 * @param days the days
 * @param own the desk's worth, cash from outside taken out
 * @param benchmark the benchmark's price
 */
public record AgainstBenchmark(List<LocalDate> days, List<BigDecimal> own, List<BigDecimal> benchmark) {
    /** The lists are kept and not copied: those of an {@link EquitySeries} do not change. */
    public AgainstBenchmark {
        days = Collections.unmodifiableList(days);
        own = Collections.unmodifiableList(own);
        benchmark = Collections.unmodifiableList(benchmark);
    }
}
