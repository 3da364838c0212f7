package io.bellwether.portfolio.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A desk's worth and its benchmark's price on the days on which both are known, oldest first, equally many.
 *
 * @param days the days
 * @param own the desk's worth, cash from outside taken out
 * @param benchmark the benchmark's price
 */
public record AgainstBenchmark(List<LocalDate> days, List<BigDecimal> own, List<BigDecimal> benchmark) {
    public AgainstBenchmark {
        days = List.copyOf(days);
        own = List.copyOf(own);
        benchmark = List.copyOf(benchmark);
    }

    /**
     * The days of a series that have both.
     *
     * @param weighted the worth of each snapshot ({@link EquitySeries#timeWeighted})
     */
    public static AgainstBenchmark of(List<EquitySnapshot> series, List<BigDecimal> weighted) {
        List<LocalDate> days = new ArrayList<>();
        List<BigDecimal> own = new ArrayList<>();
        List<BigDecimal> benchmark = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            EquitySnapshot snapshot = series.get(i);
            BigDecimal worth = weighted.get(i);
            snapshot.benchmarkPrice().ifPresent(price -> {
                days.add(snapshot.tradingDate());
                own.add(worth);
                benchmark.add(price.value());
            });
        }
        return new AgainstBenchmark(days, own, benchmark);
    }
}
