package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.events.EventWindow;
import io.bellwether.backtest.domain.events.MarketModel;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What shares returned in a window beyond what their market explains. */
@Service
public class AbnormalReturns {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final MarketReader market;

    AbnormalReturns(MarketReader market) {
        this.market = market;
    }

    /**
     * The mean of the shares.
     *
     * @param cumulated added up since the window began, a value a session [fraction]; empty without any share
     * @param shares how many had a market model
     * @param benchmark the benchmark from the last close before the window to its end [fraction]; empty where a close of
     *     it is missing
     */
    public record Mean(List<Double> cumulated, int shares, Optional<Double> benchmark) {}

    /**
     * Measures them.
     *
     * @param of the shares that are looked at; empty: all but the benchmark
     * @param asOf what was known then of the window's bars
     */
    public Mean run(String marketId, EventWindow window, Set<Symbol> of, Instant asOf) {
        Optional<Symbol> benchmark = market.benchmark(marketId, asOf);
        List<LocalDate> days = days(window);
        Map<Symbol, List<Bar>> bars = market.allBars(marketId, asOf, days.size());
        if (benchmark.isEmpty() || !bars.containsKey(benchmark.get())) {
            return new Mean(List.of(), 0, Optional.empty());
        }
        double[] index = returns(days, bars.get(benchmark.get()));
        int first = days.size() - window.sessions().size();
        double[] sum = new double[window.sessions().size()];
        int shares = 0;
        for (Map.Entry<Symbol, List<Bar>> entry : bars.entrySet()) {
            boolean wanted = !entry.getKey().equals(benchmark.get()) && (of.isEmpty() || of.contains(entry.getKey()));
            double[] own = wanted ? returns(days, entry.getValue()) : new double[0];
            Optional<MarketModel> model = wanted ? MarketModel.of(own, index, first) : Optional.empty();
            if (model.isPresent()) {
                shares++;
                for (int i = 0; i < sum.length; i++) {
                    double abnormal = model.get().abnormal(own[first + i], index[first + i]);
                    sum[i] += Double.isFinite(abnormal) ? abnormal : 0;
                }
            }
        }
        return new Mean(shares == 0 ? List.of() : cumulated(sum, shares), shares, grown(index, first));
    }

    private static Optional<Double> grown(double[] returns, int from) {
        double worth = Arrays.stream(returns, from, returns.length).reduce(1, (all, one) -> all * (1 + one));
        return Double.isFinite(worth) ? Optional.of(worth - 1) : Optional.empty();
    }

    private static List<Double> cumulated(double[] sum, int shares) {
        List<Double> all = new ArrayList<>();
        double total = 0;
        for (double one : sum) {
            total += one / shares;
            all.add(total);
        }
        return all;
    }

    /** The window's sessions behind those that a model is estimated from. */
    private List<LocalDate> days(EventWindow window) {
        List<LocalDate> before = new ArrayList<>();
        LocalDate day = window.from();
        for (int i = 0; i <= MarketModel.SESSIONS && calendar.previous(day).isAfter(ExchangeCalendar.FIRST); i++) {
            day = calendar.previous(day);
            before.add(day);
        }
        List<LocalDate> days = new ArrayList<>(before.reversed());
        days.addAll(window.sessions());
        return days;
    }

    /** Return of each day against the session before; NaN where one of both has no close. */
    private static double[] returns(List<LocalDate> days, List<Bar> bars) {
        Map<LocalDate, Double> closes = new HashMap<>();
        bars.forEach(bar -> closes.put(bar.date(), bar.close().value().doubleValue()));
        double[] returns = new double[days.size()];
        Arrays.fill(returns, Double.NaN);
        for (int i = 1; i < returns.length; i++) {
            Double before = closes.get(days.get(i - 1));
            Double close = closes.get(days.get(i));
            if (before != null && close != null) {
                returns[i] = close / before - 1;
            }
        }
        return returns;
    }
}
