package io.bellwether.reporting.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.Drawdown;
import io.bellwether.portfolio.domain.Performance;
import io.bellwether.portfolio.domain.SeriesBasis;
import io.bellwether.reporting.domain.PerformanceReport.NotAvailable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the figures of a desk's whole life. What its days do not allow to be said is left out, with the reason.
 */
public final class PerformanceSummary {
    private static final int SCALE = 6;

    private PerformanceSummary() {}

    /**
     * @param series at least one day
     * @param realised [USD] of all exits, before fees
     */
    public static PerformanceReport.Summary of(
            ValuedDays series, List<Holding> holdings, Traded traded, Money realised) {
        List<DailyEquity> equity = series.days();
        List<BigDecimal> values = equity.stream().map(DailyEquity::equity).toList();
        List<BigDecimal> weighted = series.basis().hasReturn() ? DailyEquity.timeWeighted(equity) : List.of();
        List<BigDecimal> daily = series.basis().hasRisk() ? weighted : List.of();
        List<BigDecimal> returns = Performance.returns(daily);
        Compared compared = series.basis().hasRisk() ? Compared.of(equity, weighted) : Compared.NONE;
        Optional<BigDecimal> total = change(weighted);
        Optional<BigDecimal> benchmark = benchmark(equity).filter(known -> total.isPresent());
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
                total.flatMap(own -> benchmark.map(own::subtract)),
                Performance.volatility(returns),
                Performance.sharpe(returns),
                Performance.sortino(returns),
                Performance.calmar(daily),
                Performance.beta(compared.deskReturns(), compared.benchmarkReturns()),
                Performance.alpha(compared.deskReturns(), compared.benchmarkReturns()),
                drawdown(series, weighted),
                realised.amount(),
                holdings.stream().map(Holding::unrealised).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                traded.fees(),
                traded.dividends(),
                ratio(traded.bought().min(traded.sold()), average(values)),
                ratio(held, end),
                notAvailable(series, benchmark));
    }

    /** Over the same first and last day as the desk's own return, so that the two can be subtracted. */
    private static Optional<BigDecimal> benchmark(List<DailyEquity> equity) {
        Optional<BigDecimal> to = equity.getLast().benchmark();
        return equity.size() < 2
                ? Optional.empty()
                : equity.getFirst().benchmark().flatMap(from -> to.map(last -> Performance.change(from, last)));
    }

    private static List<NotAvailable> notAvailable(ValuedDays series, Optional<BigDecimal> benchmark) {
        SeriesBasis basis = series.basis();
        List<NotAvailable> all = new ArrayList<>();
        if (!basis.hasReturn()) {
            basis.noReturn().ifPresent(reason -> all.add(new NotAvailable("return and risk", reason)));
            return all;
        }
        basis.noRisk()
                .ifPresent(reason -> all.add(
                        new NotAvailable(basis.noDrawdown().isPresent() ? "risk and drawdown" : "risk", reason)));
        if (benchmark.isEmpty()) {
            String days = List.of(series.days().getFirst(), series.days().getLast()).stream()
                    .filter(day -> day.benchmark().isEmpty())
                    .map(day -> day.date().toString())
                    .reduce("%s and %s"::formatted)
                    .orElseThrow();
            all.add(new NotAvailable("benchmark", "its price of %s is not known".formatted(days)));
        }
        return all;
    }

    /** Days on which both the desk's worth and the benchmark's price are known. */
    private record Compared(List<LocalDate> days, List<BigDecimal> desk, List<BigDecimal> benchmark) {
        private static final Compared NONE = new Compared(List.of(), List.of(), List.of());

        /** Empty when there are so few of them that they are no daily series. */
        static Compared of(List<DailyEquity> equity, List<BigDecimal> weighted) {
            Compared both = new Compared(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < equity.size(); i++) {
                LocalDate day = equity.get(i).date();
                BigDecimal own = weighted.get(i);
                equity.get(i).benchmark().ifPresent(price -> {
                    both.days.add(day);
                    both.desk.add(own);
                    both.benchmark.add(price);
                });
            }
            return both.days.isEmpty() || !SeriesBasis.of(both.days, both.desk).hasRisk() ? NONE : both;
        }

        List<BigDecimal> deskReturns() {
            return Performance.returns(desk);
        }

        List<BigDecimal> benchmarkReturns() {
            return Performance.returns(benchmark);
        }
    }

    private static PerformanceReport.DrawdownLine drawdown(ValuedDays series, List<BigDecimal> weighted) {
        if (series.basis().noDrawdown().isPresent()) {
            return PerformanceReport.DrawdownLine.NONE;
        }
        Drawdown deepest = Drawdown.of(weighted);
        boolean fell = deepest.depth().signum() < 0;
        Function<Integer, Optional<LocalDate>> day =
                i -> Optional.of(series.days().get(i).date()).filter(date -> fell);
        return new PerformanceReport.DrawdownLine(
                Optional.of(deepest.depth()),
                day.apply(deepest.peak()),
                day.apply(deepest.trough()),
                deepest.recovered().isPresent() ? day.apply(deepest.recovered().getAsInt()) : Optional.empty());
    }

    private static Optional<BigDecimal> change(List<BigDecimal> values) {
        return values.size() < 2
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
