package io.bellwether.impact.domain;

import io.bellwether.marketdata.domain.Bar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shares did after an event, day by day: the return of each session less that of the benchmark, in daily standard
 * deviations of the 20 sessions before, so that calm and wild shares can be compared.
 *
 * @param days {@link #DAYS} values from the event's own session on; above 0 is what was expected
 */
public record Reaction(List<Double> days) {
    /** Sessions that an event is followed over, its own included. */
    public static final int DAYS = 5;

    /** Sessions before it that tell how much the share moves by itself. */
    static final int BEFORE = 20;

    /** What is further out is taken for this [standard deviations]. */
    private static final double WIDEST = 10;

    private static final double STILL = 1e-6;

    public Reaction {
        days = List.copyOf(days);
    }

    double total() {
        return days.stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * The reaction of a share.
     *
     * @param bars oldest first
     * @param benchmark the same of the benchmark; empty where the market has none
     * @param day the event's own session
     * @param expected +1 or -1: the direction in which it was expected to go
     * @return empty where a session is missing, or the last of them is not over
     */
    public static Optional<Reaction> of(List<Bar> bars, Map<LocalDate, Double> benchmark, LocalDate day, int expected) {
        int own = index(bars, day);
        if (own < BEFORE + 1 || own + DAYS > bars.size()) {
            return Optional.empty();
        }
        double[] returns = new double[BEFORE + DAYS];
        for (int i = 0; i < returns.length; i++) {
            int at = own - BEFORE + i;
            Double market = benchmark.isEmpty()
                    ? Double.valueOf(0)
                    : benchmark.get(bars.get(at).date());
            if (market == null) {
                return Optional.empty();
            }
            returns[i] = change(bars, at) - market;
        }
        double deviation = deviation(returns);
        if (deviation < STILL) {
            return Optional.empty();
        }
        Double[] days = new Double[DAYS];
        for (int d = 0; d < DAYS; d++) {
            double moved = returns[BEFORE + d] / deviation;
            days[d] = expected * Math.max(-WIDEST, Math.min(WIDEST, moved));
        }
        return Optional.of(new Reaction(List.of(days)));
    }

    /** The return of each session by its day. */
    public static Map<LocalDate, Double> returns(List<Bar> bars) {
        Map<LocalDate, Double> returns = new HashMap<>();
        for (int i = 1; i < bars.size(); i++) {
            returns.put(bars.get(i).date(), change(bars, i));
        }
        return returns;
    }

    private static double change(List<Bar> bars, int at) {
        return bars.get(at).close().value().doubleValue()
                        / bars.get(at - 1).close().value().doubleValue()
                - 1;
    }

    private static double deviation(double[] returns) {
        double mean = 0;
        for (int i = 0; i < BEFORE; i++) {
            mean += returns[i] / BEFORE;
        }
        double squares = 0;
        for (int i = 0; i < BEFORE; i++) {
            squares += (returns[i] - mean) * (returns[i] - mean);
        }
        return Math.sqrt(squares / (BEFORE - 1));
    }

    private static int index(List<Bar> bars, LocalDate day) {
        for (int i = bars.size() - 1; i >= 0 && !bars.get(i).date().isBefore(day); i--) {
            if (bars.get(i).date().equals(day)) {
                return i;
            }
        }
        return -1;
    }
}
