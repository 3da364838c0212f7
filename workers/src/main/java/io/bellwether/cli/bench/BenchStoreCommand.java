package io.bellwether.cli.bench;

import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.StackCommands;
import io.bellwether.cli.common.TextTable;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the store of daily bars on a database of its own. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the store of daily bars: loading, the same again, windows, corrections.",
            "A PostgreSQL of its own is started on a free port, in a folder that is deleted afterwards unless --state names"
                    + " one. 10 million bars take about 3 GB there."
        },
        footerHeading = StackCommands.OPTIONS_HEADING,
        footer = {StackCommands.STATE, StackCommands.STATE_DEFAULT, StackCommands.PORTS})
final class BenchStoreCommand implements Callable<Integer>, ChecksArguments {
    private static final int LEAST_SYMBOLS =
            StoreBench.UNIVERSES.stream().mapToInt(size -> size).sum() + 50;
    private static final int LEAST_SESSIONS = 500;
    private static final int MOST_SESSIONS = 5_000;
    private static final int USUAL_SESSIONS = 1_500;

    @Option(names = "--rows", description = "How many bars, about. Default: ${DEFAULT-VALUE}.")
    private int rows = 1_000_000;

    @Option(
            names = "--symbols",
            paramLabel = "N",
            description = "Of how many shares, at least 600. Default: so many that each has 1500 bars.")
    private @Nullable Integer symbols;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private int shares() {
        return symbols == null ? Math.max(LEAST_SYMBOLS, rows / USUAL_SESSIONS) : symbols;
    }

    @Override
    public void checkArguments() {
        int sessions = shares() < LEAST_SYMBOLS ? 0 : rows / shares();
        if (sessions < LEAST_SESSIONS || sessions > MOST_SESSIONS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--symbols must be at least %d, and --rows %d to %d for each of them, were %d and %d"
                            .formatted(LEAST_SYMBOLS, LEAST_SESSIONS, MOST_SESSIONS, shares(), rows));
        }
    }

    @Override
    public Integer call() {
        checkArguments();
        PrintWriter err = spec.commandLine().getErr();
        try (ConfigurableApplicationContext context = CliContext.open()) {
            StoreFigures figures = new StoreBench(
                            context.getBean(MarketStore.class), context.getBean(MarketReader.class), sentence -> {
                                err.println(sentence);
                                err.flush();
                            })
                    .run(shares(), rows / shares());
            print(figures);
        }
        return ExitCodes.FINE;
    }

    private void print(StoreFigures figures) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(figures));
        } else {
            out.printf(
                    Locale.ROOT,
                    "JDK %s on %s, %d cores, load average %.2f at the start%n%d bars: %d shares, %d sessions%n%n",
                    figures.machine().jdk(),
                    figures.machine().os(),
                    figures.machine().cores(),
                    figures.machine().loadAverage(),
                    figures.rows(),
                    figures.symbols(),
                    figures.sessions());
            TextTable table = TextTable.of("", ">", ">bars a second");
            table.row("stored", seconds(figures.loadSeconds()), Long.toString(figures.loadRowsPerSecond()));
            table.row("the same again", seconds(figures.againSeconds()), Long.toString(figures.againRowsPerSecond()));
            table.row("one session of all", seconds(figures.nightSeconds()), "");
            table.row("one bar corrected, median", milliseconds(figures.correctionMilliseconds()), "");
            figures.windows()
                    .forEach(window -> table.row(
                            "250 sessions of %d shares, median and 95 %%".formatted(window.symbols()),
                            milliseconds(window.median()),
                            milliseconds(window.p95())));
            table.print(out);
        }
        out.flush();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f s", value);
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
