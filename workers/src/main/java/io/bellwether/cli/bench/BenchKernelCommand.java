package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.KernelBench;
import io.bellwether.backtest.bench.KernelFigures;
import io.bellwether.backtest.bench.KernelFigures.BarsPerSecond;
import io.bellwether.backtest.bench.KernelFigures.WorkFigures;
import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the backtest kernel beside ta4j; needs no stack. */
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the backtest kernel beside ta4j, without a stack.",
            "w1: averages of 10 and 50 bars on 50 symbols; w2: 150 pairs of averages on 10 symbols. Bars per second of"
                    + " the first run, warm and on two threads, and the first work as a whole process. Exit code 1 when"
                    + " an answer is not the right one."
        })
final class BenchKernelCommand implements Callable<Integer>, ChecksArguments {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with the works' bars, a CSV file per symbol. Default: bars that are made for the run.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void checkArguments() {
        if (data != null && !Files.isDirectory(data)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no folder %s; name one with the works' bars, or leave --data out".formatted(data));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        checkArguments();
        PrintWriter err = spec.commandLine().getErr();
        KernelFigures figures = new KernelBench(sentence -> {
                    err.println(sentence);
                    err.flush();
                })
                .run(Optional.ofNullable(data));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            print(figures, out);
        }
        out.flush();
        figures.wrong().forEach(sentence -> err.println("bellwether: " + sentence));
        err.flush();
        return figures.wrong().isEmpty() ? ExitCodes.FINE : ExitCodes.FAILED;
    }

    private static void print(KernelFigures figures, PrintWriter out) {
        KernelFigures.Machine machine = figures.machine();
        out.printf(
                Locale.ROOT,
                "JDK %s on %s, %d cores, load average %.2f at the start%n%n",
                machine.jdk(),
                machine.os(),
                machine.cores(),
                machine.loadAverage());
        out.printf(
                "%-4s %-8s %8s %12s %8s %8s %8s %8s%n", "", "", "trips", "pnl [USD]", "first", "warm", "2 thr.", "CPU");
        print("w1", figures.w1(), out);
        print("w2", figures.w2(), out);
        out.printf(
                Locale.ROOT,
                "%nSpeeds in million bars a second; CPU: warm, per second of processor time. Kernel over ta4j, warm: w1 %.1f, w2 %.1f; two threads over one: w2"
                        + " %.2f%n",
                figures.w1().ratio(),
                figures.w2().ratio(),
                figures.w2().twoThreadGain());
        out.printf(
                Locale.ROOT,
                "w1 as a whole process: kernel %.3f s, ta4j %.3f s, share %.2f%n",
                figures.wholeProcess().kernelSeconds(),
                figures.wholeProcess().ta4jSeconds(),
                figures.wholeProcess().share());
        out.printf(
                Locale.ROOT,
                "Heap %.0f MB with all bars; a run of w2 allocates %.0f MB%n",
                figures.memory().heapUsedMegabytes(),
                figures.memory().allocatedMegabytesPerRun());
    }

    private static void print(String work, WorkFigures figures, PrintWriter out) {
        line(out, work, "kernel", figures.roundTrips(), figures.pnl().toPlainString(), figures.barsPerSecond());
        KernelFigures.PeerFigures peer = figures.ta4j();
        line(out, "", "ta4j", peer.roundTrips(), peer.pnl().toPlainString(), peer.barsPerSecond());
    }

    private static void line(PrintWriter out, String work, String who, long trips, String pnl, BarsPerSecond speed) {
        out.printf(
                Locale.ROOT,
                "%-4s %-8s %8d %12s %8.1f %8.1f %8.1f %8.1f%n",
                work,
                who,
                trips,
                pnl,
                speed.first() / 1e6,
                speed.warm() / 1e6,
                speed.twoThreads() / 1e6,
                speed.perProcessorSecond() / 1e6);
    }
}
