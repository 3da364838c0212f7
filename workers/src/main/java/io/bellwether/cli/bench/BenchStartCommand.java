package io.bellwether.cli.bench;

import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.TextTable;
import io.bellwether.platform.PublishedJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures starts by calling the launcher, as a person does. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Measure how soon a stack is ready and how soon it answers commands.",
            "Stacks of their own are started, each twice, on free ports and in folders that are deleted; the figures are"
                    + " medians. A command is asked of the running application, and run by itself."
        })
final class BenchStartCommand implements Callable<Integer>, ChecksArguments {
    private static final int MOST_RUNS = 50;

    @Option(names = "--runs", description = "Stacks to start. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void checkArguments() {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new ParameterException(
                    spec.commandLine(), "--runs must be from 1 to %d, was %d".formatted(MOST_RUNS, runs));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkArguments();
        Path launcher = Path.of(System.getenv().getOrDefault("BELLWETHER_HOME", ""), "bellwether")
                .toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw new ParameterException(
                    spec.commandLine(), "the launcher is not at %s; call this by ./bellwether".formatted(launcher));
        }
        PrintWriter err = spec.commandLine().getErr();
        StartFigures figures = new StartBench(launcher, runs, sentence -> {
                    err.println(sentence);
                    err.flush();
                })
                .run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            print(figures, out);
        }
        out.flush();
        return ExitCodes.FINE;
    }

    private static void print(StartFigures figures, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "JDK %s on %s, %d cores, load average %.2f at the start%n%n",
                figures.machine().jdk(),
                figures.machine().os(),
                figures.machine().cores(),
                figures.machine().loadAverage());
        out.printf(Locale.ROOT, "ready on a new folder        %6.1f s%n", figures.readySeconds());
        out.printf(Locale.ROOT, "Operate and Tasklist after   %6.1f s more%n", figures.followSeconds());
        out.printf(Locale.ROOT, "ready on the same folder     %6.1f s%n%n", figures.readyAgainSeconds());
        TextTable table = TextTable.of("[s]", ">first", ">warm", ">CPU", ">alone", ">CPU");
        figures.commands()
                .forEach(command -> table.row(
                        command.command(),
                        hundredths(command.first()),
                        hundredths(command.warm()),
                        hundredths(command.warmProcessorSeconds()),
                        hundredths(command.alone()),
                        hundredths(command.aloneProcessorSeconds())));
        table.print(out);
    }

    private static String hundredths(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
