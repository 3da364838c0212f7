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

/** Shows a kept run again. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Show a backtest that was kept, and where its page is.")
public final class ReportBacktestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Its number, as 'backtest list' shows it.")
    private int id;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode run = BacktestFolder.run(spec, id);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(run));
        } else {
            KeptFigures.print(out, List.of(run));
            out.println();
            run.path("caveats").valueStream().forEach(caveat -> out.println("- " + caveat.asString()));
            out.printf("%nPage: %s%n", BacktestFolder.runs().page(id));
        }
        out.flush();
        return ExitCodes.FINE;
    }
}
