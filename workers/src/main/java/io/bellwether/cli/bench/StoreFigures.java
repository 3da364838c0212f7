package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.KernelFigures.Machine;
import java.util.List;

/**
 * What {@code bench store} found.
 *
 * @param machine what it ran on
 * @param rows daily bars that were stored
 * @param symbols of so many shares
 * @param sessions each of so many sessions
 * @param loadSeconds in which they were stored; making them is not in it
 * @param loadRowsPerSecond the same as a speed
 * @param againSeconds in which the same were stored once more, which changed nothing
 * @param againRowsPerSecond the same as a speed
 * @param nightSeconds in which one new session of all shares was stored
 * @param correctionMilliseconds in which one corrected bar was stored, median
 * @param windows reading the last 250 sessions of a universe
 */
record StoreFigures(
        Machine machine,
        int rows,
        int symbols,
        int sessions,
        double loadSeconds,
        long loadRowsPerSecond,
        double againSeconds,
        long againRowsPerSecond,
        double nightSeconds,
        double correctionMilliseconds,
        List<Window> windows) {
    StoreFigures {
        windows = List.copyOf(windows);
    }

    /**
     * One universe.
     *
     * @param symbols how many shares it has
     * @param reads how often it was read, each time as known at another moment
     * @param median [ms] until all bars were there as values
     * @param p95 [ms] the same of all but the slowest twentieth
     */
    record Window(int symbols, int reads, double median, double p95) {}
}
