package io.bellwether.portfolio.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A desk's day in numbers, one row per desk and date.
 *
 * @param desk the desk
 * @param tradingDate the session's day
 * @param totalEquity [USD] at the close
 * @param cashBalance [USD] at the close
 * @param dailyReturn change of equity since the close before, or since the deposit [fraction, 8 decimals]
 * @param sharpeRatio annualised Sharpe ratio of all daily returns so far; empty when it is not defined
 * @param maxDrawdown deepest fall from a peak so far [fraction, &lt;= 0]
 * @param benchmarkReturn change of the benchmark's close over the same sessions [fraction]; empty when unknown
 * @param figures risk and profit
 */
public record DailyMetrics(
        DeskId desk,
        LocalDate tradingDate,
        Money totalEquity,
        Money cashBalance,
        BigDecimal dailyReturn,
        Optional<BigDecimal> sharpeRatio,
        BigDecimal maxDrawdown,
        Optional<BigDecimal> benchmarkReturn,
        DayFigures figures) {
    /** Worth of the positions less what they cost. */
    public Money unrealised() {
        return totalEquity.minus(cashBalance).minus(figures.totals().openCost());
    }

    /** The same with other sums of the books. */
    public DailyMetrics withTotals(DayFigures.Totals totals) {
        return new DailyMetrics(
                desk,
                tradingDate,
                totalEquity,
                cashBalance,
                dailyReturn,
                sharpeRatio,
                maxDrawdown,
                benchmarkReturn,
                new DayFigures(
                        figures.volatility(),
                        figures.sortino(),
                        figures.calmar(),
                        figures.beta(),
                        figures.alpha(),
                        figures.exposure(),
                        figures.turnover(),
                        totals));
    }
}
