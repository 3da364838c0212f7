package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.ChangeOptions;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.TextTable;
import io.bellwether.impact.app.EditRelations;
import io.bellwether.impact.app.ReadRelations;
import io.bellwether.impact.domain.Node;
import io.bellwether.impact.domain.Relation;
import io.bellwether.impact.domain.RelationKind;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.PublishedJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads and changes the graph through which events reach companies. */
@Command(
        name = "relations",
        mixinStandardHelpOptions = true,
        description = "List or change the relations through which events reach companies.",
        footer = {
            "",
            "A node is a symbol (AAPL), a sector (sector:banks) or a topic (topic:rates).",
            "A change is known from now on: no session before it sees it."
        },
        subcommands = {RelationsCommand.ListAll.class, RelationsCommand.Add.class, RelationsCommand.Remove.class})
public final class RelationsCommand extends CommandGroup {
    /** Which relation. */
    static final class Ends {
        @Option(names = "--from", required = true, paramLabel = "NODE", description = "What happens to it...")
        private String from;

        @Option(names = "--to", required = true, paramLabel = "NODE", description = "... reaches this.")
        private String to;

        @Option(
                names = "--kind",
                required = true,
                description = "What --to is to --from: SUPPLIER, CUSTOMER, PARTNER, COMPETITOR or SECTOR.")
        private RelationKind kind;

        @Mixin
        private final ChangeOptions change = new ChangeOptions();

        Relation.Key key(CommandSpec spec) {
            return checked(spec, () -> new Relation.Key(node(from), node(to), kind));
        }
    }

    private static Node node(String typed) {
        String text = typed.strip();
        return new Node(text.indexOf(':') < 0 ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
    }

    private static <T> T checked(CommandSpec spec, Supplier<T> typed) {
        try {
            return typed.get();
        } catch (IllegalArgumentException notMeant) {
            throw new ParameterException(spec.commandLine(), notMeant.getMessage(), notMeant);
        }
    }

    /** Prints the relations. */
    @AsksApplication
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the relations that hold now.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--node", paramLabel = "NODE", description = "Only those from or to this one.")
        @Nullable
        private String of;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Optional<Node> wanted = Optional.ofNullable(of).map(typed -> checked(spec, () -> node(typed)));
            return CliContext.print(spec, (context, out) -> {
                List<Relation> relations = context.getBean(ReadRelations.class).run(CliContext.now(context)).stream()
                        .filter(one -> wanted.filter(node -> !node.equals(one.from()) && !node.equals(one.to()))
                                .isEmpty())
                        .toList();
                if (json) {
                    out.println(PublishedJson.write(Map.of(
                            "relations", relations.stream().map(ListAll::row).toList())));
                    return;
                }
                TextTable table = TextTable.of("from", "to", "kind", ">strength", "since", "until", "source");
                relations.forEach(one -> table.row(
                        one.from(), one.to(), one.kind(), one.strength(), one.since(), one.until(), one.source()));
                table.print(out);
                out.println(Counted.of(relations.size(), "relation"));
            });
        }

        private static Map<String, Object> row(Relation one) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", one.from().text());
            row.put("to", one.to().text());
            row.put("kind", one.kind());
            row.put("strength", one.strength());
            row.put("since", one.since());
            row.put("until", one.until().orElse(null));
            row.put("source", one.source());
            return row;
        }
    }

    /** States a relation. */
    @AsksApplication
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "State a relation, in the place of one of the same nodes and kind.")
    static final class Add implements Callable<Integer> {
        private static final int DIGITS = 3;

        @Mixin
        private final Ends ends = new Ends();

        @Option(
                names = "--strength",
                required = true,
                description = "-1 to 1: the share that it passes on; below 0 it turns the direction around.")
        private BigDecimal strength;

        @Option(names = "--since", description = "First day on which it holds. Default: today.")
        @Nullable
        private LocalDate since;

        @Option(names = "--until", description = "First day on which it holds no more. Default: none.")
        @Nullable
        private LocalDate until;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Relation.Key key = ends.key(spec);
            if (strength.stripTrailingZeros().scale() > DIGITS) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--strength has at most %d digits after the point, was %s"
                                .formatted(DIGITS, strength.toPlainString()));
            }
            LocalDate first = since == null ? LocalDate.EPOCH : since;
            String actor = ends.change.actor();
            checked(spec, () -> relation(key, first, actor));
            return CliContext.print(spec, (context, out) -> {
                Instant now = CliContext.now(context);
                LocalDate today = LocalDate.ofInstant(now, ExchangeCalendar.ZONE);
                Relation stated = checked(spec, () -> relation(key, since == null ? today : first, actor));
                boolean changed = context.getBean(EditRelations.class).add(stated, now, actor, ends.change.reason());
                out.printf(
                        changed ? "%s is %s of %s, known from now on.%n" : "%s is %s of %s already; nothing changed.%n",
                        key.to(),
                        key.kind(),
                        key.from());
            });
        }

        private Relation relation(Relation.Key key, LocalDate first, String actor) {
            return new Relation(
                    key.from(),
                    key.to(),
                    key.kind(),
                    strength.stripTrailingZeros(),
                    first,
                    Optional.ofNullable(until),
                    actor);
        }
    }

    /** Takes a relation away. */
    @AsksApplication
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take a relation away, also one that is given with the program.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private final Ends ends = new Ends();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Relation.Key key = ends.key(spec);
            return CliContext.print(spec, (context, out) -> {
                boolean changed = context.getBean(EditRelations.class)
                        .remove(key, CliContext.now(context), ends.change.actor(), ends.change.reason());
                out.printf(
                        changed
                                ? "%s is no %s of %s any more, from now on.%n"
                                : "%s is no %s of %s; nothing changed.%n",
                        key.to(),
                        key.kind(),
                        key.from());
            });
        }
    }
}
