package io.bellwether.backtest.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the bench of the kernel found. Ratios are of one run: kernel and peer take turns.
 *
 * @param machine what it ran on
 * @param memory what the kernel took
 * @param w1 one pair of averages on all symbols
 * @param w2 many pairs on few symbols
 * @param wholeProcess the first work as a process of its own
 * @param wrong a sentence for each answer that is not the right one; empty when all are right
 */
public record KernelFigures(
        Machine machine,
        Memory memory,
        WorkFigures w1,
        WorkFigures w2,
        ProcessFigures wholeProcess,
        List<String> wrong) {
    public KernelFigures {
        wrong = List.copyOf(wrong);
    }

    /**
     * The machine.
     *
     * @param jdk version of the running JDK
     * @param vm its name
     * @param os system and architecture
     * @param cores processors that the JVM may use
     * @param loadAverage what else the machine does: threads that ran or waited in the minute before the start; negative
     *     where the system does not tell
     * @param maxHeapMegabytes what the heap may grow to
     */
    public record Machine(String jdk, String vm, String os, int cores, double loadAverage, long maxHeapMegabytes) {
        private static final int BYTES_PER_MEGABYTE = 1024 * 1024;

        /** This machine as it is now. */
        public static Machine here() {
            Runtime runtime = Runtime.getRuntime();
            return new Machine(
                    Runtime.version().toString(),
                    System.getProperty("java.vm.name"),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    runtime.availableProcessors(),
                    Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100) / 100.0,
                    runtime.maxMemory() / BYTES_PER_MEGABYTE);
        }
    }

    /**
     * Memory of the second work on one thread.
     *
     * @param heapUsedMegabytes what the heap holds after a collection with the bars of all symbols
     * @param allocatedMegabytesPerRun what one run allocates in all, most of it for a moment
     */
    public record Memory(double heapUsedMegabytes, double allocatedMegabytesPerRun) {}

    /**
     * One work.
     *
     * @param evaluations bars that the rules see in one run
     * @param roundTrips trades that are over
     * @param pnl exit less entry of all of them [USD]
     * @param barsPerSecond of the kernel
     * @param twoThreadGain two threads over one, warm
     * @param ta4j what the peer did with the same work
     * @param ratio kernel over ta4j, warm, on one thread
     */
    public record WorkFigures(
            long evaluations,
            long roundTrips,
            BigDecimal pnl,
            BarsPerSecond barsPerSecond,
            double twoThreadGain,
            PeerFigures ta4j,
            double ratio) {}

    /** What the peer did: its answer, speeds and gain by a second thread. */
    public record PeerFigures(long roundTrips, BigDecimal pnl, BarsPerSecond barsPerSecond, double twoThreadGain) {}

    /**
     * Evaluated bars a second, indicators included.
     *
     * @param first the first run of this work in this process
     * @param warm median of many runs on one thread
     * @param twoThreads the same on two threads
     * @param perProcessorSecond warm on one thread, for each second that this process had of a processor: what the clock
     *     would show with nobody else on the machine
     * @param perProcessorSecondOnTwo the same on two threads; as much as on one where they do not hinder each other
     */
    public record BarsPerSecond(
            long first, long warm, long twoThreads, long perProcessorSecond, long perProcessorSecondOnTwo) {}

    /**
     * The first work from the start of the JVM to its end, medians of several: read the files, run, print. Both read
     * with the same reader and have the same options and a class data archive of their own.
     *
     * @param kernelSeconds the kernel
     * @param ta4jSeconds the peer
     * @param share kernel over ta4j
     */
    public record ProcessFigures(double kernelSeconds, double ta4jSeconds, double share) {}
}
