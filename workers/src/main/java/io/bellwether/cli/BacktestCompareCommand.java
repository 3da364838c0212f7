package io.bellwether.cli;

import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.platform.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints two runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare two runs that are kept, figure by figure.")
final class BacktestCompareCommand implements Callable<Integer> {
    private static final Map<String, Function<JsonNode, String>> LINES = lines();

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
        KeptRuns runs = BacktestFolder.runs();
        JsonNode a = run(runs, first);
        JsonNode b = run(runs, second);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(List.of(a, b)));
        } else {
            LINES.forEach((name, figure) -> out.printf("%-18s %22s %22s%n", name, figure.apply(a), figure.apply(b)));
            out.println(
                    a.path("sha256").equals(b.path("sha256"))
                            ? "\nBoth did exactly the same."
                            : "\nThey did not do the same.");
        }
        out.flush();
        return ExitCodes.FINE;
    }

    private JsonNode run(KeptRuns runs, int id) {
        return runs.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no run %d; see ./bellwether backtest list".formatted(id)));
    }

    private static Map<String, Function<JsonNode, String>> lines() {
        Map<String, Function<JsonNode, String>> lines = new LinkedHashMap<>();
        lines.put("Run", run -> run.path("id").asString());
        lines.put("Market", run -> run.path("market").asString());
        lines.put("Advisors", run -> KeptFigures.words(run.path("advisors")));
        lines.put("From", run -> run.path("from").asString());
        lines.put("To", run -> run.path("to").asString());
        lines.put("Sessions", run -> run.path("days").asString());
        lines.put("Equity at the end", run -> KeptFigures.usd(run.at("/summary/endEquity")));
        lines.put("Return", run -> KeptFigures.percent(run.at("/summary/totalReturn")));
        lines.put("Benchmark", run -> KeptFigures.percent(run.at("/summary/benchmarkReturn")));
        lines.put("Buy and hold", run -> KeptFigures.percent(run.path("buyAndHoldReturn")));
        lines.put("Equal weight", run -> KeptFigures.percent(run.path("equalWeightReturn")));
        lines.put("Deepest drawdown", run -> KeptFigures.percent(run.at("/summary/drawdown/depth")));
        lines.put("Sharpe", run -> KeptFigures.ratio(run.at("/summary/sharpe")));
        lines.put("Orders", run -> run.path("orders").asString());
        lines.put("Fills", run -> run.path("fills").asString());
        lines.put("Fees", run -> KeptFigures.usd(run.at("/costs/commission")));
        lines.put("Slippage", run -> KeptFigures.usd(run.at("/costs/slippage")));
        lines.put("Proposals refused", run -> run.at("/proposals/refused").asString());
        return lines;
    }
}
