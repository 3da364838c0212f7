package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Risk and profit of a desk at the end of a day; what is not defined yet is empty.
 *
 * @param volatility of all daily returns so far [fraction a year]
 * @param sortino ratio with a target of zero
 * @param calmar growth a year by the deepest drawdown
 * @param beta to the benchmark
 * @param alpha [fraction a year]
 * @param exposure value of positions by equity [fraction]
 * @param turnover of the day: the smaller one of buys and sells by equity [fraction]
 * @param totals profit and fees
 */
public record DayFigures(
        Optional<BigDecimal> volatility,
        Optional<BigDecimal> sortino,
        Optional<BigDecimal> calmar,
        Optional<BigDecimal> beta,
        Optional<BigDecimal> alpha,
        Optional<BigDecimal> exposure,
        Optional<BigDecimal> turnover,
        Totals totals) {
    /**
     * Sums of the books at the end of a day.
     *
     * @param realised [USD] since the start, before fees
     * @param openCost [USD] cost of what is held
     * @param fees [USD] since the start, &gt;= 0
     * @param bought [USD] value of the day's buys
     * @param sold [USD] value of the day's sells
     */
    public record Totals(Money realised, Money openCost, Money fees, Money bought, Money sold) {}
}
