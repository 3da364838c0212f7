package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.Operator;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.PublishedJson;
import io.bellwether.rebalance.app.PlaceRebalance;
import io.bellwether.rebalance.app.PlanRebalance;
import io.bellwether.rebalance.domain.DeskPlan;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.RebalancePlan;
import io.bellwether.rebalance.domain.RebalanceTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what would bring a desk's weights to their targets, and places it only when told to. */
@AsksApplication
@Command(
        name = "rebalance",
        mixinStandardHelpOptions = true,
        description = "Print the trades that would bring a desk's weights to targets, with costs and taxes."
                + " Nothing is ordered without --place.")
public final class RebalanceCommand implements Callable<Integer> {
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

    @Option(
            names = "--place",
            description =
                    "Place the trades: a process on the engine plans anew at fresh prices, asks every limit of the"
                            + " desk, sells first and then buys.")
    private boolean place;

    @Option(
            names = "--by",
            description =
                    "A note on whose behalf; kept with the rebalancing, beside the user of this shell. With --place.")
    private @Nullable String by;

    @Option(
            names = "--id",
            description =
                    "Your name for it, e.g. 2026-11-week-47: the same id places once, however often it is repeated."
                            + " Default: the next number of the day.")
    private @Nullable String id;

    @Option(
            names = "--sell-others",
            description = "Also sell what is held without a target; without it, --place refuses such a plan.")
    private boolean sellOthers;

    @Option(names = "--wait", defaultValue = "30", description = "Seconds to wait for its end. Default: 30.")
    private int seconds;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlanRebalance.Request request = request();
        Optional<PlaceRebalance.Request> order = place ? Optional.of(order(request)) : Optional.empty();
        return CliContext.print(spec, (context, out) -> {
            Instant now = CliContext.now(context);
            DeskPlan plan = context.getBean(PlanRebalance.class).run(request, now);
            RebalanceTable table = RebalanceTable.of(plan);
            Optional<RebalancePlacing.Result> placed = Optional.empty();
            if (!json) {
                new RebalancePrinter(out).print(table, place);
                out.flush();
            }
            if (order.isPresent()) {
                requireConfirmed(plan.plan());
                placed = Optional.of(
                        new RebalancePlacing(context, spec.commandLine().getErr()::println)
                                .run(order.get(), now, Duration.ofSeconds(seconds)));
            }
            if (json) {
                Object answer = placed.isPresent() ? new Answer(table, placed.get()) : table;
                out.println(PublishedJson.write(answer));
            } else {
                placed.ifPresent(result -> new RebalancePrinter(out).print(result));
            }
        });
    }

    /** The plan as it was printed and what became of it. */
    record Answer(RebalanceTable plan, RebalancePlacing.Result placed) {}

    private void requireConfirmed(RebalancePlan plan) {
        List<String> others = plan.withoutTarget().stream().map(Symbol::value).toList();
        if (!sellOthers && !others.isEmpty()) {
            throw new PermanentFault(
                    "nothing was placed: %s would be sold because %s no target. Give a target, e.g. --target %s=0.05, or confirm with --sell-others"
                            .formatted(
                                    String.join(", ", others),
                                    others.size() == 1 ? "it has" : "they have",
                                    others.getFirst()));
        }
    }

    private PlaceRebalance.Request order(PlanRebalance.Request request) {
        if (seconds < 0) {
            throw bad("--wait must be >= 0, was " + seconds);
        }
        try {
            return new PlaceRebalance.Request(
                    request.desk(),
                    Optional.ofNullable(id),
                    new Rebalance.Wish(request.targets(), band, maxTurnover, taxAware, sellOthers),
                    Operator.reason(Operator.actor(), by));
        } catch (IllegalArgumentException badId) {
            throw bad("--id: " + badId.getMessage());
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
