package io.bellwether.reporting.domain;

import io.bellwether.portfolio.domain.RoundTrip;
import io.bellwether.portfolio.domain.TradeStatistics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a desk made of its money so far.
 *
 * @param desk whose
 * @param summary the figures of the whole life
 * @param lots statistics of the exits of single lots
 * @param positions statistics of all exits of a symbol taken as one
 * @param tickers profit and loss by symbol, best first
 * @param attribution realised profit and loss by what led to it
 * @param sizing which bounds set the sizes of the orders
 * @param daily equity and drawdown, oldest first
 * @param exits every exit of a lot, oldest first
 */
public record PerformanceReport(
        String desk,
        Summary summary,
        TradeStatistics lots,
        TradeStatistics positions,
        List<TickerLine> tickers,
        List<AttributionLine> attribution,
        SizeAblation sizing,
        List<DayLine> daily,
        List<RoundTrip> exits) {
    public PerformanceReport {
        tickers = List.copyOf(tickers);
        attribution = List.copyOf(attribution);
        daily = List.copyOf(daily);
        exits = List.copyOf(exits);
    }

    /**
     * Figures of the whole life; what is not defined for it is empty. The three returns are of the same first and last
     * day: the benchmark's runs from its last close before the deposit.
     *
     * @param from first day
     * @param to last day
     * @param startEquity [USD]
     * @param endEquity [USD]
     * @param flows [USD] cash that came from outside after the first deposit, less what went there; no return is made of it
     * @param totalReturn [fraction]
     * @param benchmarkReturn [fraction]; empty when its price at either end is not known
     * @param excessReturn total return less the benchmark's [fraction]
     * @param volatility [fraction a year]
     * @param sharpe risk-free rate zero
     * @param sortino target zero
     * @param calmar growth a year by the deepest drawdown
     * @param beta to the benchmark
     * @param alpha [fraction a year]
     * @param drawdown the deepest one
     * @param realised [USD] before fees
     * @param unrealised [USD]
     * @param fees [USD]
     * @param dividends [USD]
     * @param turnover smaller one of all buys and all sells by the average equity
     * @param exposure value of positions by equity at the last close [fraction]
     * @param notAvailable which figures cannot be given, and why
     */
    public record Summary(
            LocalDate from,
            LocalDate to,
            BigDecimal startEquity,
            BigDecimal endEquity,
            BigDecimal flows,
            Optional<BigDecimal> totalReturn,
            Optional<BigDecimal> benchmarkReturn,
            Optional<BigDecimal> excessReturn,
            Optional<BigDecimal> volatility,
            Optional<BigDecimal> sharpe,
            Optional<BigDecimal> sortino,
            Optional<BigDecimal> calmar,
            Optional<BigDecimal> beta,
            Optional<BigDecimal> alpha,
            DrawdownLine drawdown,
            BigDecimal realised,
            BigDecimal unrealised,
            BigDecimal fees,
            BigDecimal dividends,
            Optional<BigDecimal> turnover,
            Optional<BigDecimal> exposure,
            List<NotAvailable> notAvailable) {
        public Summary {
            notAvailable = List.copyOf(notAvailable);
        }
    }

    /**
     * @param figures which ones
     * @param reason one sentence
     */
    public record NotAvailable(String figures, String reason) {}

    /**
     * @param depth [fraction, &lt;= 0]; empty when it cannot be said
     * @param peak day of the highest equity before it; empty when equity never fell
     * @param trough its deepest day
     * @param recovered first day as high again, if there is one
     */
    public record DrawdownLine(
            Optional<BigDecimal> depth,
            Optional<LocalDate> peak,
            Optional<LocalDate> trough,
            Optional<LocalDate> recovered) {
        public static final DrawdownLine NONE =
                new DrawdownLine(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * @param symbol the ticker
     * @param exits sold lots
     * @param realised [USD] before fees
     * @param unrealised [USD]
     * @param total [USD] both together
     */
    public record TickerLine(String symbol, int exits, BigDecimal realised, BigDecimal unrealised, BigDecimal total) {
        public TickerLine(String symbol, int exits, BigDecimal realised, BigDecimal unrealised) {
            this(symbol, exits, realised, unrealised, realised.add(unrealised));
        }
    }

    /**
     * @param by what the exits are grouped by, e.g. {@code advisor}
     * @param group the group, e.g. {@code strategies}
     * @param exits sold lots
     * @param wins with a profit
     * @param realised [USD] before fees
     */
    public record AttributionLine(String by, String group, int exits, int wins, BigDecimal realised) {}

    /**
     * @param date the session
     * @param equity [USD] at the close
     * @param flow [USD] cash from outside since the line before
     * @param change since the line before, without the flow [fraction]; empty on the first
     * @param drawdown below the highest equity so far [fraction, &lt;= 0]; empty where it cannot be said
     */
    public record DayLine(
            LocalDate date,
            BigDecimal equity,
            BigDecimal flow,
            Optional<BigDecimal> change,
            Optional<BigDecimal> drawdown) {}
}
