package io.bellwether.dashboard.web;

import io.bellwether.reporting.domain.CurvePoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The equity chart as numbers for an SVG of 1000 by 300 units that stretches with the page; the labels are HTML beside
 * it, so that they stay legible at every width.
 *
 * @param desk points of the desk's line, {@code x,y x,y}
 * @param benchmark points of the benchmark's line; empty without a benchmark
 * @param zero height of the line of no change [units]
 * @param changes labels of the vertical axis
 * @param dates labels of the horizontal axis
 */
record EquityPlot(String desk, String benchmark, BigDecimal zero, List<Tick> changes, List<Tick> dates) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 300;
    private static final int DATE_TICKS = 3;
    private static final int CHANGE_TICKS = 5;
    private static final double[] NICE_STEPS = {0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.US);

    /**
     * A label on an axis.
     *
     * @param at [percent of the axis, from its left or top end]
     * @param text what it says
     */
    record Tick(BigDecimal at, String text) {}

    /** Lays the curve out; empty when it has fewer than two points. */
    static Optional<EquityPlot> of(List<CurvePoint> curve) {
        if (curve.size() < 2) {
            return Optional.empty();
        }
        double step = step(curve);
        double low = Math.floor(lowest(curve) / step) * step;
        double high = Math.max(low + step, Math.ceil(highest(curve) / step) * step);
        Function<BigDecimal, BigDecimal> y = change -> rounded((high - change.doubleValue()) / (high - low) * HEIGHT);
        return Optional.of(new EquityPlot(
                points(curve, p -> Optional.of(p.desk()), y),
                points(curve, CurvePoint::benchmark, y),
                y.apply(BigDecimal.ZERO),
                changeTicks(low, high, step),
                dateTicks(curve)));
    }

    private static String points(
            List<CurvePoint> curve,
            Function<CurvePoint, Optional<BigDecimal>> line,
            Function<BigDecimal, BigDecimal> y) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.size(); i++) {
            BigDecimal x = rounded((double) i * WIDTH / (curve.size() - 1));
            line.apply(curve.get(i))
                    .ifPresent(change -> points.append(points.isEmpty() ? "" : " ")
                            .append(x)
                            .append(',')
                            .append(y.apply(change)));
        }
        return points.toString();
    }

    private static List<Tick> changeTicks(double low, double high, double step) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; low + i * step <= high + step / 10; i++) {
            double change = low + i * step;
            ticks.add(new Tick(rounded((high - change) / (high - low) * 100), percent(change, step)));
        }
        return ticks;
    }

    private static List<Tick> dateTicks(List<CurvePoint> curve) {
        List<Tick> ticks = new ArrayList<>();
        int last = curve.size() - 1;
        int parts = Math.min(DATE_TICKS, last);
        LocalDate before = LocalDate.MIN;
        for (int i = 0; i <= parts; i++) {
            int index = last * i / parts;
            LocalDate date = curve.get(index).tradingDate();
            if (!date.equals(before)) {
                ticks.add(new Tick(rounded(100.0 * index / last), DATE.format(date)));
            }
            before = date;
        }
        return ticks;
    }

    /** The smallest round step that needs at most {@link #CHANGE_TICKS} of it. */
    private static double step(List<CurvePoint> curve) {
        double span = highest(curve) - lowest(curve);
        for (double step : NICE_STEPS) {
            if (span / step <= CHANGE_TICKS) {
                return step;
            }
        }
        return Math.ceil(span / CHANGE_TICKS);
    }

    private static double lowest(List<CurvePoint> curve) {
        return values(curve).min().orElse(0);
    }

    private static double highest(List<CurvePoint> curve) {
        return values(curve).max().orElse(0);
    }

    /** Every change of both lines, and zero: the line of no change is always in sight. */
    private static java.util.stream.DoubleStream values(List<CurvePoint> curve) {
        return java.util.stream.DoubleStream.concat(
                java.util.stream.DoubleStream.of(0),
                curve.stream()
                        .flatMapToDouble(p -> java.util.stream.DoubleStream.concat(
                                java.util.stream.DoubleStream.of(p.desk().doubleValue()),
                                p.benchmark().stream().mapToDouble(BigDecimal::doubleValue))));
    }

    private static String percent(double change, double step) {
        BigDecimal percent =
                BigDecimal.valueOf(change * 100).setScale(step < 0.005 ? 2 : step < 0.01 ? 1 : 0, RoundingMode.HALF_UP);
        String sign = percent.signum() > 0 ? "+" : percent.signum() < 0 ? "−" : "";
        return sign + percent.abs().toPlainString() + " %";
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
