package io.bellwether.cli;

import io.bellwether.desk.app.ChangeLimits;
import io.bellwether.desk.app.LimitsOf;
import io.bellwether.desk.app.ShowLimits;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
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
import org.springframework.context.ConfigurableApplicationContext;
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
final class LimitsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: show or set");
    }

    /** Whose limits. */
    static final class Target {
        @Option(names = "--desk", required = true, description = "The desk.")
        String desk;

        @Option(names = "--segment", description = "A segment of the desk. Default: the desk itself.")
        @Nullable
        String segment;

        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        DeskId id() {
            return new DeskId(desk);
        }

        Optional<String> part() {
            return Optional.ofNullable(segment);
        }

        void print(PrintWriter out, LimitsOf limits) {
            if (json) {
                out.println(Json.write(Map.of("desk", desk, "segment", part().orElse(""), "limits", rows(limits))));
            } else {
                for (LimitKey key : LimitKey.values()) {
                    out.printf(
                            "%-28s %12s  %-30s %s%s%n",
                            key.key(),
                            limits.inForce().get(key).toPlainString(),
                            key.unit().text(),
                            key.meaning(),
                            limits.own().containsKey(key) ? "  (set here)" : "");
                }
            }
            out.flush();
        }

        private static List<Map<String, Object>> rows(LimitsOf limits) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (LimitKey key : LimitKey.values()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("key", key.key());
                row.put("value", limits.inForce().get(key));
                row.put("unit", key.unit().text());
                row.put("meaning", key.meaning());
                row.put("default", key.standard());
                row.put("setHere", limits.own().containsKey(key));
                rows.add(row);
            }
            return rows;
        }
    }

    /** Prints every limit in force. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print the limits in force.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final Target target = new Target();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (ConfigurableApplicationContext context = CliContext.open()) {
                LimitsOf limits = context.getBean(ShowLimits.class).run(target.id(), target.part());
                target.print(spec.commandLine().getOut(), limits);
                return 0;
            }
        }
    }

    /** Changes limits, with an entry in the audit. */
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

        @Option(names = "--by", required = true, description = "Who changes them.")
        private String by;

        @Option(names = "--reason", required = true, description = "Why, for the audit.")
        private String reason;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Map<LimitKey, Optional<BigDecimal>> wanted = parse(changes);
            try (ConfigurableApplicationContext context = CliContext.open()) {
                LimitsOf limits =
                        context.getBean(ChangeLimits.class).run(target.id(), target.part(), wanted, by, reason);
                target.print(spec.commandLine().getOut(), limits);
                return 0;
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
            return wanted;
        }

        private static BigDecimal number(LimitKey key, String value) {
            try {
                return new BigDecimal(value);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        "%s must be a number or 'default', was '%s'".formatted(key.key(), value));
            }
        }
    }
}
