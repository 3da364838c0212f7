package io.bellwether.cli.backtest;

import io.bellwether.cli.common.ExitCodes;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints two runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two runs that are kept, figure by figure.")
final class BacktestCompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "Number of a run, as 'backtest list' shows it.")
    private int first;

    @Parameters(index = "1", paramLabel = "B", description = "Number of another.")
    private int second;

    @Option(names = "--json", description = "Print both as one JSON array.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode a = BacktestFolder.run(spec, first);
        JsonNode b = BacktestFolder.run(spec, second);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(List.of(a, b)));
        } else {
            KeptFigures.print(out, List.of(a, b));
            out.println(
                    a.path("sha256").equals(b.path("sha256"))
                            ? "\nBoth did exactly the same."
                            : "\nThey did not do the same.");
        }
        out.flush();
        return ExitCodes.FINE;
    }
}
