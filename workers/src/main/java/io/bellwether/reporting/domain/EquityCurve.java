package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Puts the desk and its benchmark on one scale: change since the start. */
public final class EquityCurve {
    private static final int SCALE = 8;

    private EquityCurve() {}

    /**
     * Rebases snapshots: the desk to its initial cash, the benchmark to its first known price.
     *
     * @param snapshots oldest first
     * @param initialCash [USD] &gt; 0
     */
    public static List<CurvePoint> rebased(List<Snapshot> snapshots, BigDecimal initialCash) {
        Optional<BigDecimal> first = firstBenchmark(snapshots);
        return snapshots.stream()
                .map(s -> new CurvePoint(
                        s.tradingDate(),
                        change(initialCash, s.equity()),
                        s.benchmarkPrice().flatMap(now -> first.map(start -> change(start, now)))))
                .toList();
    }

    /** The first benchmark price known, oldest first. */
    static Optional<BigDecimal> firstBenchmark(List<Snapshot> snapshots) {
        return snapshots.stream().flatMap(s -> s.benchmarkPrice().stream()).findFirst();
    }

    /** Change from one value to another [fraction], 8 decimals, half up; zero when there is nothing to compare with. */
    public static BigDecimal change(BigDecimal from, BigDecimal to) {
        if (from.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return to.subtract(from).divide(from, MathContext.DECIMAL64).setScale(SCALE, RoundingMode.HALF_UP);
    }
}
