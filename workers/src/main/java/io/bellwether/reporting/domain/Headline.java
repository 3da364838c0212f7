package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The figures a person looks at first.
 *
 * @param equity [USD] of the latest snapshot; the initial cash before the first
 * @param cash [USD]
 * @param positionsValue [USD]
 * @param dayChange [USD] against the last snapshot of an earlier day
 * @param dayChangeFraction the same [fraction]
 * @param sinceStart [USD] against the initial cash
 * @param sinceStartFraction the same [fraction]
 * @param benchmarkSinceStart change of the benchmark since the desk's start [fraction]
 * @param benchmarkDay change of the benchmark on the day [fraction]
 * @param aheadOfBenchmark desk minus benchmark since the start [fraction; 0.01 = one percentage point]
 * @param session session of the snapshot
 * @param asOf [UTC] moment of the snapshot
 */
public record Headline(
        BigDecimal equity,
        BigDecimal cash,
        BigDecimal positionsValue,
        BigDecimal dayChange,
        BigDecimal dayChangeFraction,
        BigDecimal sinceStart,
        BigDecimal sinceStartFraction,
        Optional<BigDecimal> benchmarkSinceStart,
        Optional<BigDecimal> benchmarkDay,
        Optional<BigDecimal> aheadOfBenchmark,
        Optional<String> session,
        Optional<Instant> asOf) {

    /**
     * Computes the figures from the snapshots up to the day.
     *
     * @param snapshots oldest first; the last one is the day's
     * @param initialCash [USD] &gt; 0
     */
    public static Headline of(List<Snapshot> snapshots, BigDecimal initialCash) {
        if (snapshots.isEmpty()) {
            return beforeTheFirstSnapshot(initialCash);
        }
        Snapshot last = snapshots.getLast();
        Optional<Snapshot> previous = previousDay(snapshots, last);
        BigDecimal before = previous.map(Snapshot::equity).orElse(initialCash);
        BigDecimal sinceStart = EquityCurve.change(initialCash, last.equity());
        Optional<BigDecimal> benchmark = EquityCurve.firstBenchmark(snapshots)
                .flatMap(start -> last.benchmarkPrice().map(now -> EquityCurve.change(start, now)));
        Optional<BigDecimal> benchmarkDay = previous.flatMap(Snapshot::benchmarkPrice)
                .flatMap(start -> last.benchmarkPrice().map(now -> EquityCurve.change(start, now)));
        return new Headline(
                last.equity(),
                last.cash(),
                last.positionsValue(),
                last.equity().subtract(before),
                EquityCurve.change(before, last.equity()),
                last.equity().subtract(initialCash),
                sinceStart,
                benchmark,
                benchmarkDay,
                benchmark.map(sinceStart::subtract),
                Optional.of(last.session()),
                Optional.of(last.asOf()));
    }

    private static Optional<Snapshot> previousDay(List<Snapshot> snapshots, Snapshot last) {
        return snapshots.reversed().stream()
                .filter(s -> s.tradingDate().isBefore(last.tradingDate()))
                .findFirst();
    }

    private static Headline beforeTheFirstSnapshot(BigDecimal initialCash) {
        return new Headline(
                initialCash,
                initialCash,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
