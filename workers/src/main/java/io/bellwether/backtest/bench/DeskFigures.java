package io.bellwether.backtest.bench;

import java.util.List;

/**
 * What the bench of the desk found.
 *
 * @param machine what it ran on
 * @param symbols how many
 * @param sessions how many each run traded
 * @param fills of one run
 * @param seconds of each run, the first one cold: reading the files, every session, and reading the record
 * @param sessionsPerSecond of the fastest run
 * @param heapUsedMegabytes what the heap holds after a collection when the last run is done, its rows still there
 * @param sha256 of every run
 */
public record DeskFigures(
        KernelFigures.Machine machine,
        int symbols,
        int sessions,
        int fills,
        List<Double> seconds,
        double sessionsPerSecond,
        long heapUsedMegabytes,
        String sha256) {
    public DeskFigures {
        seconds = List.copyOf(seconds);
    }
}
