package io.bellwether.cli.backtest;

import io.bellwether.cli.common.TextTable;
import io.bellwether.reporting.domain.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Figures of a kept run for a person; what it does not have is a dash. */
final class KeptFigures {
    /** What is shown of a run, by name. */
    private static final Map<String, Function<JsonNode, String>> LINES = lines();

    private static final Figures FIGURES = new Figures();

    private KeptFigures() {}

    static String percent(JsonNode fraction) {
        return FIGURES.percentChange(number(fraction));
    }

    static String ratio(JsonNode number) {
        return FIGURES.ratio(number(number));
    }

    static String usd(JsonNode amount) {
        return number(amount).map(FIGURES::usd).orElse(Figures.NONE);
    }

    static String words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    /** Prints runs side by side, figure by figure. */
    static void print(PrintWriter out, List<JsonNode> runs) {
        TextTable table =
                TextTable.without(Stream.concat(Stream.of(""), runs.stream().map(run -> runs.size() == 1 ? "" : ">"))
                        .toArray(String[]::new));
        LINES.forEach((name, figure) -> table.row(
                Stream.concat(Stream.of(name), runs.stream().map(figure)).toArray()));
        table.print(out);
    }

    /** The file that the run's desk is from, by its name alone. */
    private static String settings(JsonNode run) {
        List<String> arguments =
                run.path("arguments").valueStream().map(JsonNode::asString).toList();
        int at = arguments.indexOf("--settings");
        return at < 0 || at + 1 >= arguments.size()
                ? Figures.NONE
                : String.valueOf(Path.of(arguments.get(at + 1)).getFileName());
    }

    private static String evidence(JsonNode run) {
        if (run.path("faults").isObject()) {
            return "no: faults on purpose";
        }
        return run.path("contaminated").booleanValue(false)
                ? "no: contaminated"
                : run.path("evidence").booleanValue(true) ? "not contaminated" : "no";
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(new BigDecimal(node.asString()));
    }

    private static Map<String, Function<JsonNode, String>> lines() {
        Map<String, Function<JsonNode, String>> lines = new LinkedHashMap<>();
        lines.put("Run", run -> run.path("id").asString());
        lines.put("Market", run -> run.path("market").asString());
        lines.put("Advisors", run -> words(run.path("advisors")));
        lines.put("Settings", KeptFigures::settings);
        lines.put("Evidence", KeptFigures::evidence);
        lines.put("From", run -> run.path("from").asString());
        lines.put("To", run -> run.path("to").asString());
        lines.put("Sessions", run -> run.path("days").asString());
        lines.put("Equity at the end", run -> usd(run.at("/summary/endEquity")));
        lines.put("Return", run -> percent(run.at("/summary/totalReturn")));
        lines.put("Benchmark", run -> percent(run.at("/summary/benchmarkReturn")));
        lines.put("Buy and hold", run -> percent(run.path("buyAndHoldReturn")));
        lines.put("Equal weight", run -> percent(run.path("equalWeightReturn")));
        lines.put("Deepest drawdown", run -> percent(run.at("/summary/drawdown/depth")));
        lines.put("Sharpe", run -> ratio(run.at("/summary/sharpe")));
        lines.put("Orders", run -> run.path("orders").asString());
        lines.put("Fills", run -> run.path("fills").asString());
        lines.put("Commission", run -> usd(run.at("/costs/commission")));
        lines.put("SEC fees", run -> usd(run.at("/costs/secFees")));
        lines.put("TAF", run -> usd(run.at("/costs/activityFees")));
        lines.put("Slippage", run -> usd(run.at("/costs/slippage")));
        lines.put("Spread", run -> usd(run.at("/costs/spread")));
        lines.put("Impact", run -> usd(run.at("/costs/impact")));
        lines.put("Dividends", run -> usd(run.at("/costs/dividends")));
        lines.put("Interest", run -> usd(run.at("/costs/interest")));
        lines.put("Proposals refused", run -> run.at("/proposals/refused").asString());
        return Collections.unmodifiableMap(lines);
    }
}
