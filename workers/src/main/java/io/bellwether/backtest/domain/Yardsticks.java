package io.bellwether.backtest.domain;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the same money would have been worth without a desk, day by day, as multiples of the start. Prices are those of
 * closes in the shares of the last day; nothing is paid for trading, and dividends are left out.
 *
 * @param benchmark held all the time; empty where its price is not known on the first day
 * @param buyAndHold as much of every symbol that had a price on the first day, never touched; a symbol that ends keeps
 *     its last price
 * @param equalWeight the same brought back to equal parts of what has a price, on the first day of each month
 */
public record Yardsticks(Optional<List<Double>> benchmark, List<Double> buyAndHold, List<Double> equalWeight) {
    public Yardsticks {
        benchmark = benchmark.map(List::copyOf);
        buyAndHold = List.copyOf(buyAndHold);
        equalWeight = List.copyOf(equalWeight);
    }

    /**
     * Measures them.
     *
     * @param days oldest first, the first one being that of the deposit's prices
     * @param closes of each symbol, one a day; NaN where it has none
     * @param yardstick the benchmark's symbol; it is no part of the others
     */
    public static Yardsticks of(List<LocalDate> days, Map<Symbol, double[]> closes, Optional<Symbol> yardstick) {
        List<double[]> others = new ArrayList<>();
        closes.forEach((symbol, own) -> {
            if (yardstick.filter(symbol::equals).isEmpty()) {
                others.add(filled(own));
            }
        });
        return new Yardsticks(
                yardstick
                        .flatMap(symbol -> Optional.ofNullable(closes.get(symbol)))
                        .map(Yardsticks::filled)
                        .filter(Yardsticks::isKnown)
                        .map(Yardsticks::rebased)
                        .map(Yardsticks::listed),
                listed(grown(days.size(), others, 0, days.size(), 1)),
                listed(rebalanced(days, others)));
    }

    private static boolean isKnown(double[] closes) {
        return closes.length > 0 && Double.isFinite(closes[0]);
    }

    private static double[] rebased(double[] closes) {
        return Arrays.stream(closes).map(close -> close / closes[0]).toArray();
    }

    /** Each day's last known close. */
    private static double[] filled(double[] closes) {
        double[] filled = closes.clone();
        for (int i = 1; i < filled.length; i++) {
            if (Double.isNaN(filled[i])) {
                filled[i] = filled[i - 1];
            }
        }
        return filled;
    }

    private static List<Double> listed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] rebalanced(List<LocalDate> days, List<double[]> closes) {
        double[] curve = new double[days.size()];
        int from = 0;
        double worth = 1;
        while (from < curve.length) {
            int to = from + 1;
            while (to < curve.length
                    && days.get(to - 1).getMonth() == days.get(to).getMonth()) {
                to++;
            }
            int until = Math.min(to + 1, curve.length);
            double[] part = grown(days.size(), closes, from, until, worth);
            System.arraycopy(part, from, curve, from, until - from);
            worth = curve[until - 1];
            from = to;
        }
        return curve;
    }

    /** Equal parts bought at the close of one day and kept until before another. */
    private static double[] grown(int days, List<double[]> closes, int from, int until, double worth) {
        double[] curve = new double[days];
        List<double[]> bought = closes.stream().filter(own -> own[from] > 0).toList();
        for (int day = from; day < until; day++) {
            double sum = 0;
            for (double[] own : bought) {
                sum += own[day] / own[from];
            }
            curve[day] = bought.isEmpty() ? worth : worth * sum / bought.size();
        }
        return curve;
    }
}
