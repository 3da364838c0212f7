package io.bellwether.backtest.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.bellwether.backtest.bench.KernelFigures.BarsPerSecond;
import io.bellwether.backtest.bench.KernelFigures.Machine;
import io.bellwether.backtest.bench.KernelFigures.Memory;
import io.bellwether.backtest.bench.KernelFigures.PeerFigures;
import io.bellwether.backtest.bench.KernelFigures.WorkFigures;
import io.bellwether.backtest.domain.BarColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures the kernel beside ta4j. After a first run and a warm-up of each, both take turns on one thread and on two,
 * round after round, so that what else the machine does hits both; each figure is the median of the rounds, each ratio
 * the median of the rounds' ratios. Processor time is told beside the clock's, since neighbours take only the latter. Every run's answer is compared, so no run can be left out by the compiler.
 */
public final class KernelBench {
    private static final double MEGABYTE = 1024 * 1024;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Consumer<String> progress;
    private final Effort effort;
    private final List<String> wrong = new ArrayList<>();

    /**
     * A bench.
     *
     * @param progress takes a sentence at a time about what is measured now
     */
    public KernelBench(Consumer<String> progress) {
        this(progress, new Effort(9, Duration.ofMillis(1500), Duration.ofMillis(250), 9));
    }

    KernelBench(Consumer<String> progress, Effort effort) {
        this.progress = progress;
        this.effort = effort;
    }

    /**
     * How long is measured.
     *
     * @param rounds how often each has its turns
     * @param warmUp how long each runs before that
     * @param turn how long a turn lasts at least; it is one run at least
     * @param processes how often a whole process of each is run
     */
    record Effort(int rounds, Duration warmUp, Duration turn, int processes) {}

    /**
     * Measures on the bars of a folder, or on bars that it writes to a temporary one when none is given.
     *
     * @throws IllegalArgumentException when a file of the folder is wrong, or there are too few
     */
    public KernelFigures run(Optional<Path> folder) throws InterruptedException {
        try {
            Path temporary = Files.createTempDirectory("bellwether-bench");
            try {
                return run(folder.orElseGet(() -> generated(temporary)), temporary);
            } finally {
                Temporary.delete(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file of the bench cannot be used: " + e.getMessage(), e);
        }
    }

    private Path generated(Path temporary) {
        progress.accept("Writing the bars of %d symbols.".formatted(WorkData.SYMBOLS));
        Path data = temporary.resolve("data");
        WorkData.write(data);
        return data;
    }

    private KernelFigures run(Path data, Path temporary) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        List<BarColumns> series = BarFile.readFolder(data);
        WorkFigures w1 = measure(Work.W1, series);
        WorkFigures w2 = measure(Work.W2, series);
        progress.accept("Measuring whole processes.");
        KernelFigures.ProcessFigures processes =
                new WholeProcess(temporary, data, wrong::add).measure(effort.processes());
        return new KernelFigures(machine, memory(series), w1, w2, processes, wrong);
    }

    private WorkFigures measure(Work work, List<BarColumns> series) throws InterruptedException {
        long evaluations = work.of(series).stream().mapToLong(BarColumns::size).sum()
                * work.pairs().size();
        Timed kernel = new Timed("the kernel", work, new Kernel(work, series));
        Timed ta4j = new Timed("ta4j", work, new Ta4j(work, series));
        progress.accept("Measuring %s: %,d bars a run.".formatted(work.name(), evaluations));
        for (Timed contender : List.of(kernel, ta4j)) {
            contender.first = contender.seconds(1);
        }
        for (Timed contender : List.of(kernel, ta4j)) {
            contender.turn(1, effort.warmUp());
            contender.turn(2, effort.warmUp());
        }
        for (int round = 0; round < effort.rounds(); round++) {
            for (Timed contender : List.of(kernel, ta4j)) {
                contender.onOne.add(contender.turn(1, effort.turn()));
                contender.onTwo.add(contender.turn(2, effort.turn()));
            }
        }
        return new WorkFigures(
                evaluations,
                kernel.answer.roundTrips(),
                kernel.answer.pnl(),
                kernel.speeds(evaluations),
                ratio(kernel.onOne, kernel.onTwo),
                new PeerFigures(
                        ta4j.answer.roundTrips(),
                        ta4j.answer.pnl(),
                        ta4j.speeds(evaluations),
                        ratio(ta4j.onOne, ta4j.onTwo)),
                ratio(ta4j.onOne, kernel.onOne));
    }

    /**
     * What one run took in a turn.
     *
     * @param seconds median
     * @param processorSeconds mean of what all threads of this process had of the processors
     */
    private record Turn(double seconds, double processorSeconds) {}

    /** Median over the rounds of how much longer the first took. */
    private static double ratio(List<Turn> longer, List<Turn> shorter) {
        return twoDecimals(median(IntStream.range(0, longer.size())
                .mapToDouble(i -> longer.get(i).seconds() / shorter.get(i).seconds())
                .toArray()));
    }

    private static long speed(long evaluations, List<Turn> turns) {
        return Math.round(
                evaluations / median(turns.stream().mapToDouble(Turn::seconds).toArray()));
    }

    /** From the mean over all turns: the system counts processor time in steps that a short run is lost in. */
    private static long processorSpeed(long evaluations, List<Turn> turns) {
        return Math.round(evaluations
                / turns.stream().mapToDouble(Turn::processorSeconds).average().orElseThrow());
    }

    /** A contender whose runs are timed and whose answers are judged. */
    private final class Timed {
        private final String who;
        private final Contender contender;
        private final Work work;
        private final List<Turn> onOne = new ArrayList<>();
        private final List<Turn> onTwo = new ArrayList<>();
        private Answer answer;
        private double first;

        Timed(String who, Work work, Contender contender) {
            this.who = who;
            this.contender = contender;
            this.work = work;
            this.answer = work.right();
        }

        /** Seconds of one run; an answer that is wrong is noted once. */
        double seconds(int threads) throws InterruptedException {
            long start = System.nanoTime();
            Answer found = contender.run(threads);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!found.equals(answer)) {
                wrong.add("%s: %s found %d round trips and %s USD, right are %d and %s"
                        .formatted(
                                work.name(),
                                who,
                                found.roundTrips(),
                                found.pnl(),
                                work.right().roundTrips(),
                                work.right().pnl()));
                answer = found;
            }
            return seconds;
        }

        Turn turn(int threads, Duration atLeast) throws InterruptedException {
            long end = System.nanoTime() + atLeast.toNanos();
            long before = PROCESS.getProcessCpuTime();
            DoubleStream.Builder runs = DoubleStream.builder();
            do {
                runs.add(seconds(threads));
            } while (System.nanoTime() < end);
            double[] seconds = runs.build().toArray();
            return new Turn(median(seconds), (PROCESS.getProcessCpuTime() - before) / 1e9 / seconds.length);
        }

        BarsPerSecond speeds(long evaluations) {
            return new BarsPerSecond(
                    Math.round(evaluations / first),
                    speed(evaluations, onOne),
                    speed(evaluations, onTwo),
                    processorSpeed(evaluations, onOne),
                    processorSpeed(evaluations, onTwo));
        }
    }

    private static Memory memory(List<BarColumns> series) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Kernel kernel = new Kernel(Work.W2, series);
        long before = threads.getCurrentThreadAllocatedBytes();
        kernel.run(1);
        double allocated = (threads.getCurrentThreadAllocatedBytes() - before) / MEGABYTE;
        System.gc();
        double used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        return new Memory(twoDecimals(used), twoDecimals(allocated));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double twoDecimals(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
