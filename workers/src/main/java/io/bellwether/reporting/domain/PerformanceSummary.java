package io.bellwether.reporting.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.Drawdown;
import io.bellwether.portfolio.domain.Performance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the figures of a desk's whole life. */
public final class PerformanceSummary {
    private static final int SCALE = 6;

    private PerformanceSummary() {}

    /**
     * @param equity at least one day, oldest first, all &gt; 0
     * @param realised [USD] of all exits, before fees
     */
    public static PerformanceReport.Summary of(
            List<DailyEquity> equity, List<Holding> holdings, Traded traded, Money realised) {
        List<BigDecimal> values = equity.stream().map(DailyEquity::equity).toList();
        List<BigDecimal> weighted = DailyEquity.timeWeighted(equity);
        List<BigDecimal> returns = Performance.returns(weighted);
        Compared compared = Compared.of(equity, weighted);
        Optional<BigDecimal> total = change(weighted);
        Optional<BigDecimal> benchmark = change(compared.benchmark());
        BigDecimal held = holdings.stream().map(Holding::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal end = values.getLast();
        return new PerformanceReport.Summary(
                equity.getFirst().date(),
                equity.getLast().date(),
                values.getFirst(),
                end,
                equity.stream().map(DailyEquity::flow).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                total,
                benchmark,
                change(compared.desk()).flatMap(own -> benchmark.map(own::subtract)),
                Performance.volatility(returns),
                Performance.sharpe(returns),
                Performance.sortino(returns),
                Performance.calmar(weighted),
                Performance.beta(compared.deskReturns(), compared.benchmarkReturns()),
                Performance.alpha(compared.deskReturns(), compared.benchmarkReturns()),
                drawdown(equity, Drawdown.of(weighted)),
                realised.amount(),
                holdings.stream().map(Holding::unrealised).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                traded.fees(),
                traded.dividends(),
                ratio(traded.bought().min(traded.sold()), average(values)),
                ratio(held, end));
    }

    /** Days on which both the desk's worth and the benchmark's price are known. */
    private record Compared(List<BigDecimal> desk, List<BigDecimal> benchmark) {
        static Compared of(List<DailyEquity> equity, List<BigDecimal> weighted) {
            List<BigDecimal> desk = new ArrayList<>();
            List<BigDecimal> benchmark = new ArrayList<>();
            for (int i = 0; i < equity.size(); i++) {
                BigDecimal own = weighted.get(i);
                equity.get(i).benchmark().ifPresent(price -> {
                    desk.add(own);
                    benchmark.add(price);
                });
            }
            return new Compared(desk, benchmark);
        }

        List<BigDecimal> deskReturns() {
            return Performance.returns(desk);
        }

        List<BigDecimal> benchmarkReturns() {
            return Performance.returns(benchmark);
        }
    }

    private static PerformanceReport.DrawdownLine drawdown(List<DailyEquity> equity, Drawdown deepest) {
        boolean fell = deepest.depth().signum() < 0;
        Optional<LocalDate> recovered = deepest.recovered().isPresent()
                ? Optional.of(equity.get(deepest.recovered().getAsInt()).date())
                : Optional.empty();
        return new PerformanceReport.DrawdownLine(
                deepest.depth(),
                Optional.of(equity.get(deepest.peak()).date()).filter(day -> fell),
                Optional.of(equity.get(deepest.trough()).date()).filter(day -> fell),
                recovered);
    }

    private static Optional<BigDecimal> change(List<BigDecimal> values) {
        return values.size() < 2 || values.getFirst().signum() <= 0
                ? Optional.empty()
                : Optional.of(Performance.change(values.getFirst(), values.getLast()));
    }

    private static BigDecimal average(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), SCALE, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? Optional.empty() : Optional.of(part.divide(whole, SCALE, RoundingMode.HALF_UP));
    }
}
