package io.bellwether.cli.backtest;

import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.TextTable;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists the runs that are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the runs that are kept in the state folder.")
final class BacktestListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<JsonNode> runs = BacktestFolder.runs().all();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PublishedJson.write(runs));
        } else if (runs.isEmpty()) {
            out.println("No run is kept yet: ./bellwether backtest makes one.");
        } else {
            TextTable table = TextTable.of(">run", "from", "to", ">return", ">sharpe", "market", "advisors");
            runs.forEach(run -> table.row(
                    run.path("id").asString(),
                    run.path("from").asString(),
                    run.path("to").asString(),
                    KeptFigures.percent(run.at("/summary/totalReturn")),
                    KeptFigures.ratio(run.at("/summary/sharpe")),
                    run.path("market").asString(),
                    KeptFigures.words(run.path("advisors"))
                            + (run.path("contaminated").booleanValue(false) ? " (contaminated)" : "")
                            + (run.path("faults").isObject() ? " (faults)" : "")
                            + (run.path("whole").booleanValue(true) ? "" : " (ended early)")));
            table.print(out);
        }
        out.flush();
        return ExitCodes.FINE;
    }
}
