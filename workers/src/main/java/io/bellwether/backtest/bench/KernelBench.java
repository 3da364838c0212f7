package io.bellwether.backtest.bench;

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
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Measures the kernel beside ta4j. After a first run and a warm-up of each, both take turns on one thread and on two,
 * round after round, so that what else the machine does hits both; each figure is the median of the rounds, each ratio
 * the median of the rounds' ratios. Every run's answer is compared, so no run can be left out by the compiler.
 */
public final class KernelBench {
    private static final double MEGABYTE = 1024 * 1024;

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
        Machine machine = machine();
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
        double kernelFirst = kernel.seconds(1);
        double ta4jFirst = ta4j.seconds(1);
        for (Timed contender : List.of(kernel, ta4j)) {
            contender.turn(1, effort.warmUp());
            contender.turn(2, effort.warmUp());
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < effort.rounds(); i++) {
            rounds.add(new Round(
                    kernel.turn(1, effort.turn()),
                    kernel.turn(2, effort.turn()),
                    ta4j.turn(1, effort.turn()),
                    ta4j.turn(2, effort.turn())));
        }
        return new WorkFigures(
                evaluations,
                kernel.answer.roundTrips(),
                kernel.answer.pnl(),
                new BarsPerSecond(
                        Math.round(evaluations / kernelFirst),
                        Math.round(evaluations / median(rounds, Round::kernel)),
                        Math.round(evaluations / median(rounds, Round::kernelOnTwo))),
                twoDecimals(median(rounds, round -> round.kernel() / round.kernelOnTwo())),
                new PeerFigures(
                        ta4j.answer.roundTrips(),
                        ta4j.answer.pnl(),
                        new BarsPerSecond(
                                Math.round(evaluations / ta4jFirst),
                                Math.round(evaluations / median(rounds, Round::ta4j)),
                                Math.round(evaluations / median(rounds, Round::ta4jOnTwo))),
                        twoDecimals(median(rounds, round -> round.ta4j() / round.ta4jOnTwo()))),
                twoDecimals(median(rounds, round -> round.ta4j() / round.kernel())));
    }

    /** Seconds of one run of each, in one round. */
    private record Round(double kernel, double kernelOnTwo, double ta4j, double ta4jOnTwo) {}

    /** A contender whose runs are timed and whose answers are judged. */
    private final class Timed {
        private final String who;
        private final Contender contender;
        private final Work work;
        private Answer answer;

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

        /** Median of the seconds of the runs of a turn. */
        double turn(int threads, Duration atLeast) throws InterruptedException {
            long end = System.nanoTime() + atLeast.toNanos();
            DoubleStream.Builder runs = DoubleStream.builder();
            do {
                runs.add(seconds(threads));
            } while (System.nanoTime() < end);
            return median(runs.build().toArray());
        }
    }

    private static Machine machine() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                runtime.availableProcessors(),
                twoDecimals(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                runtime.maxMemory() / (1024 * 1024));
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

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return median(rounds.stream().mapToDouble(value).toArray());
    }

    private static double twoDecimals(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
