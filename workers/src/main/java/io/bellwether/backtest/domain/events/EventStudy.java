package io.bellwether.backtest.domain.events;

import io.bellwether.kernel.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A desk in windows around events beside the same desk in windows without one.
 *
 * @param market id of the data
 * @param advisors who decided
 * @param window sessions of each window
 * @param seed of the control windows and of the permutation test
 * @param windows what came of each, by its first day
 * @param comparisons desk's return, its excess over the benchmark and the shares' abnormal return, by name
 * @param caveats what must be known before anything is concluded, one sentence each
 */
public record EventStudy(
        String market,
        List<String> advisors,
        String window,
        long seed,
        List<TradedWindow> windows,
        Map<String, Comparison> comparisons,
        List<String> caveats) {
    public static final String DESK = "Desk";
    public static final String EXCESS = "Desk over benchmark";
    public static final String ABNORMAL = "Shares, abnormal";
    private static final int FEW = 30;

    public EventStudy {
        advisors = List.copyOf(advisors);
        windows = List.copyOf(windows);
        caveats = List.copyOf(caveats);
    }

    /**
     * Sums up windows that were traded.
     *
     * @param plan what was to be traded
     * @param more caveats of the runs themselves
     */
    public static EventStudy of(
            String market,
            List<String> advisors,
            Offsets window,
            long seed,
            WindowPlan plan,
            List<TradedWindow> windows,
            List<String> more) {
        Map<String, Comparison> comparisons = new TreeMap<>();
        comparisons.put(DESK, compared(windows, one -> Optional.of(one.desk()), seed));
        comparisons.put(EXCESS, compared(windows, TradedWindow::excess, seed));
        comparisons.put(ABNORMAL, compared(windows, TradedWindow::abnormalReturn, seed));
        List<String> caveats = new ArrayList<>(more);
        caveats.addAll(caveats(plan, windows));
        return new EventStudy(market, advisors, window.toString(), seed, windows, comparisons, caveats);
    }

    private static Comparison compared(
            List<TradedWindow> windows, Function<TradedWindow, Optional<Double>> figure, long seed) {
        return Comparison.of(values(windows, figure, false), values(windows, figure, true), seed);
    }

    private static List<Double> values(
            List<TradedWindow> windows, Function<TradedWindow, Optional<Double>> figure, boolean control) {
        return windows.stream()
                .filter(one -> one.isControl() == control)
                .flatMap(one -> figure.apply(one).stream())
                .toList();
    }

    /** The mean of the desks' returns session by session, of the windows of events or of the others. */
    public List<Double> meanPath(boolean control) {
        return mean(control, TradedWindow::path);
    }

    /** The mean of the abnormal returns session by session, likewise. */
    public List<Double> meanAbnormal(boolean control) {
        return mean(control, TradedWindow::abnormal);
    }

    private List<Double> mean(boolean control, Function<TradedWindow, List<Double>> path) {
        List<List<Double>> paths = windows.stream()
                .filter(one -> one.isControl() == control)
                .map(path)
                .filter(one -> !one.isEmpty())
                .toList();
        int length = paths.stream().mapToInt(List::size).min().orElse(0);
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int day = i;
            means.add(paths.stream().mapToDouble(one -> one.get(day)).sum() / paths.size());
        }
        return means;
    }

    private static List<String> caveats(WindowPlan plan, List<TradedWindow> windows) {
        List<String> caveats = new ArrayList<>();
        long events = windows.stream().filter(one -> !one.isControl()).count();
        long controls = windows.size() - events;
        if (Math.min(events, controls) < FEW) {
            caveats.add(
                    "%s and %s: with fewer than %d on a side a difference is soon chance, and that none is seen proves nothing."
                            .formatted(
                                    Counted.of(events, "window of an event", "windows of events"),
                                    Counted.of(controls, "control window"),
                                    FEW));
        }
        if (plan.controls().size() < plan.events().size()) {
            caveats.add("There was room for %s beside %s of events."
                    .formatted(
                            Counted.of(plan.controls().size(), "control window"),
                            Counted.of(plan.events().size(), "window")));
        }
        if (plan.overlapping() > 0) {
            caveats.add("%s of events overlap: what is counted in both is counted twice, and the t and p are too sure."
                    .formatted(Counted.of(plan.overlapping(), "window")));
        }
        if (!plan.leftOut().isEmpty()) {
            caveats.add("%s left out, the window does not lie within the days of the data: %s%s."
                    .formatted(
                            Counted.of(plan.leftOut().size(), "event is", "events are"),
                            plan.leftOut().stream()
                                    .limit(5)
                                    .map(event -> event.date().toString())
                                    .collect(Collectors.joining(", ")),
                            plan.leftOut().size() > 5 ? " and others" : ""));
        }
        caveats.add(
                "Each window begins with an empty book and ends with what is held at its last close; what a desk holds from"
                        + " before an event is no part of it.");
        caveats.add(
                "Dates of events that were chosen because of what followed make every figure here worthless; so does"
                        + " trying windows until one fits.");
        return caveats;
    }
}
