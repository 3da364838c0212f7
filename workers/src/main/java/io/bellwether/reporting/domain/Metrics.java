package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Metrics of the latest closed day.
 *
 * @param tradingDate the day
 * @param dailyReturn [fraction]
 * @param benchmarkReturn of the day [fraction]
 * @param sharpeRatio annualised, since the start
 * @param maxDrawdown deepest fall from a peak since the start [fraction, &lt;= 0]
 */
public record Metrics(
        LocalDate tradingDate,
        Optional<BigDecimal> dailyReturn,
        Optional<BigDecimal> benchmarkReturn,
        Optional<BigDecimal> sharpeRatio,
        Optional<BigDecimal> maxDrawdown) {}
