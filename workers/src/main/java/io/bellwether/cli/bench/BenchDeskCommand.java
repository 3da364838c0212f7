package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.DeskBench;
import io.bellwether.backtest.bench.DeskFigures;
import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures whole backtests of the desk in memory; needs no stack. */
@Command(
        name = "desk",
        mixinStandardHelpOptions = true,
        description = {
            "Measure whole backtests of the desk, without a stack.",
            "Context, votes, rules, sizes, stops, costs and books, on bars that are made for the run."
        })
final class BenchDeskCommand implements Callable<Integer>, ChecksArguments {
    private static final int MOST_SYMBOLS = 10_000;
    private static final int MOST_BARS = 2520;
    private static final int MOST_RUNS = 20;

    @Option(names = "--symbols", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int symbols = 50;

    @Option(names = "--bars", description = "Daily bars of each, at most 2520. Default: ${DEFAULT-VALUE}.")
    private int bars = MOST_BARS;

    @Option(names = "--runs", description = "How often; the first is cold. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void checkArguments() {
        if (symbols < 1 || symbols > MOST_SYMBOLS || bars < 100 || bars > MOST_BARS || runs < 1 || runs > MOST_RUNS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--symbols must be from 1 to %d, --bars from 100 to %d, --runs from 1 to %d, were %d, %d and %d"
                            .formatted(MOST_SYMBOLS, MOST_BARS, MOST_RUNS, symbols, bars, runs));
        }
    }

    @Override
    public Integer call() {
        checkArguments();
        PrintWriter err = spec.commandLine().getErr();
        DeskFigures figures = new DeskBench(
                        request -> new RunBacktest(Map.of()).run(request, (date, done, all) -> {}, () -> false),
                        sentence -> {
                            err.println(sentence);
                            err.flush();
                        })
                .run(symbols, bars, runs);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            out.printf(
                    Locale.ROOT,
                    "JDK %s on %s, %d cores, load average %.2f at the start%n%d symbols, %d sessions, %d fills%nSeconds a run: %s; %.0f sessions a second; %d MB of heap%n",
                    figures.machine().jdk(),
                    figures.machine().os(),
                    figures.machine().cores(),
                    figures.machine().loadAverage(),
                    figures.symbols(),
                    figures.sessions(),
                    figures.fills(),
                    figures.seconds(),
                    figures.sessionsPerSecond(),
                    figures.heapUsedMegabytes());
        }
        out.flush();
        return ExitCodes.FINE;
    }
}
