package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.PlanRebalance;
import io.bellwether.reporting.domain.rebalance.RebalanceView;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what would bring a desk's weights to their targets. Orders nothing. */
@Command(
        name = "rebalance",
        mixinStandardHelpOptions = true,
        description = "Print the trades that would bring a desk's weights to targets, with costs and taxes."
                + " Nothing is ordered.")
final class RebalanceCommand implements Callable<Integer> {
    @Option(names = "--desk", required = true, description = "The desk.")
    private String desk;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "SYMBOL=WEIGHT",
            description =
                    "Wished part of the equity, e.g. ACME=0.10; may be repeated. What is held and has no target is"
                            + " sold.")
    private List<String> targets;

    @Option(
            names = "--band",
            defaultValue = "0.10",
            description = "How far a weight may be from its target, as a part of the target. Default: 0.10.")
    private BigDecimal band;

    @Option(
            names = "--max-turnover",
            defaultValue = "0.50",
            description = "Most to trade, as a part of the equity; the farthest off come first. Default: 0.50.")
    private BigDecimal maxTurnover;

    @Option(
            names = "--tax-aware",
            description = "Keep short-term gains, avoid wash sales, show the lots that sales would close.")
    private boolean taxAware;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanRebalance.Request request = request();
        try (ConfigurableApplicationContext context = CliContext.open()) {
            RebalanceView plan = context.getBean(PlanRebalance.class)
                    .run(request, Clock.systemUTC().instant());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(plan));
            } else {
                new RebalancePrinter(out).print(plan);
            }
            out.flush();
            return 0;
        }
    }

    private PlanRebalance.Request request() {
        if (band.signum() < 0 || band.compareTo(BigDecimal.ONE) > 0) {
            throw bad("--band must be from 0 to 1, was " + band.toPlainString());
        }
        if (maxTurnover.signum() < 0) {
            throw bad("--max-turnover must be >= 0, was " + maxTurnover.toPlainString());
        }
        Map<Symbol, BigDecimal> weights = new TreeMap<>();
        targets.forEach(target -> add(target, weights));
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            throw bad("the targets must be at most 1 in total, were %s; lower one".formatted(sum.toPlainString()));
        }
        try {
            return new PlanRebalance.Request(new DeskId(desk), weights, band, maxTurnover, taxAware);
        } catch (IllegalArgumentException badDesk) {
            throw bad("--desk: " + badDesk.getMessage());
        }
    }

    private void add(String target, Map<Symbol, BigDecimal> weights) {
        int equals = target.indexOf('=');
        String name = target.substring(0, Math.max(equals, 0)).toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(name)) {
            throw bad("--target must be a symbol and a weight, e.g. ACME=0.10, was '%s'".formatted(target));
        }
        BigDecimal weight = weight(target, target.substring(equals + 1));
        if (weight.signum() < 0) {
            throw bad("the target of %s must be >= 0, was %s".formatted(name, weight.toPlainString()));
        }
        if (weights.putIfAbsent(new Symbol(name), weight) != null) {
            throw bad("%s has two targets; give one".formatted(name));
        }
    }

    private BigDecimal weight(String target, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw bad(
                    "the weight must be a part of the equity from 0 to 1, e.g. ACME=0.10, was '%s'".formatted(target));
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
