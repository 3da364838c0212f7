package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.ChangeOptions;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.TypedValues;
import io.bellwether.desk.app.ChangeLimits;
import io.bellwether.desk.app.LimitsOf;
import io.bellwether.desk.app.ShowLimits;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads and changes the limits of a desk or of one of its segments. */
@Command(
        name = "limits",
        mixinStandardHelpOptions = true,
        description = "Read or change what a desk, or a segment of it, may risk.",
        subcommands = {LimitsCommand.Show.class, LimitsCommand.Set.class})
public final class LimitsCommand extends CommandGroup {
    /** Whose limits. */
    static final class Target {
        @Mixin
        final DeskOptions desk = new DeskOptions();

        @Option(names = "--segment", description = "A segment of the desk. Default: the desk itself.")
        @Nullable
        String segment;

        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        Optional<String> part() {
            return Optional.ofNullable(segment);
        }

        void print(PrintWriter out, LimitsOf limits) {
            if (json) {
                out.println(PublishedJson.write(
                        Map.of("desk", desk.id.value(), "segment", part().orElse(""), "limits", rows(limits))));
            } else {
                for (LimitKey key : LimitKey.values()) {
                    out.printf(
                            "%-28s %16s  %s%s%n    %s%n",
                            key.key(),
                            limits.inForce().get(key).toPlainString(),
                            key.unit().text(),
                            limits.own().containsKey(key) ? " (set here)" : "",
                            key.meaning());
                }
            }
        }

        private static List<Map<String, Object>> rows(LimitsOf limits) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (LimitKey key : LimitKey.values()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("key", key.key());
                row.put("value", published(key, limits.inForce().get(key)));
                row.put("unit", key.unit().text());
                row.put("meaning", key.meaning());
                row.put("default", published(key, key.standard()));
                row.put("setHere", limits.own().containsKey(key));
                rows.add(row);
            }
            return rows;
        }
    }

    /** The value as JSON has it: amounts of dollars as text, all others as numbers. */
    static Object published(LimitKey key, BigDecimal value) {
        return key.unit().isAmount() ? PublishedJson.usd(value) : value;
    }

    /** Prints every limit in force. */
    @AsksApplication
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the limits in force.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final Target target = new Target();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return CliContext.print(
                    spec,
                    (context, out) ->
                            target.print(out, context.getBean(ShowLimits.class).run(target.desk.id, target.part())));
        }
    }

    /** Changes limits, with an entry in the audit. */
    @AsksApplication
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Change limits; the next decision is held to them. 'default' takes a changed value back.")
    static final class Set implements Callable<Integer> {
        private static final String TAKE_BACK = "default";

        @Mixin
        private final Target target = new Target();

        @Parameters(arity = "1..*", paramLabel = "KEY=VALUE", description = "e.g. max-position=0.15")
        private List<String> changes;

        @Mixin
        private final ChangeOptions change = new ChangeOptions();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Map<LimitKey, Optional<BigDecimal>> wanted = wanted();
            return CliContext.print(
                    spec,
                    (context, out) -> target.print(
                            out,
                            context.getBean(ChangeLimits.class)
                                    .run(target.desk.id, target.part(), wanted, change.actor(), change.reason())));
        }

        private Map<LimitKey, Optional<BigDecimal>> wanted() {
            try {
                return parse(changes);
            } catch (IllegalArgumentException notMeant) {
                throw new ParameterException(spec.commandLine(), notMeant.getMessage(), notMeant);
            }
        }

        static Map<LimitKey, Optional<BigDecimal>> parse(List<String> changes) {
            Map<LimitKey, Optional<BigDecimal>> wanted = new EnumMap<>(LimitKey.class);
            for (String change : changes) {
                int equals = change.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException(
                            "'%s' is not of the form key=value, e.g. max-position=0.15".formatted(change));
                }
                LimitKey key = LimitKey.of(change.substring(0, equals));
                String value = change.substring(equals + 1);
                wanted.put(key, value.equals(TAKE_BACK) ? Optional.empty() : Optional.of(number(key, value)));
            }
            Map<LimitKey, BigDecimal> values = new EnumMap<>(LimitKey.class);
            wanted.forEach((key, value) -> value.ifPresent(number -> values.put(key, number)));
            RiskLimits.DEFAULT.with(values);
            return wanted;
        }

        private static BigDecimal number(LimitKey key, String value) {
            try {
                return TypedValues.number(value);
            } catch (IllegalArgumentException notMeant) {
                throw new IllegalArgumentException(
                        "%s must be a number or 'default', was '%s'".formatted(key.key(), value), notMeant);
            }
        }
    }
}
