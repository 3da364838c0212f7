package io.bellwether.cli;

import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.ChangeSegments;
import io.bellwether.marketdata.app.ListSegments;
import io.bellwether.marketdata.app.SegmentEdit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads and changes the segments of a desk: named sets of symbols that may have stricter limits of their own. */
@Command(
        name = "segments",
        mixinStandardHelpOptions = true,
        description = "List or change the segments of a desk: symbols that may have stricter limits of their own.",
        footer = {
            "",
            "A symbol is in one segment at most; symbols in none have the limits of the desk.",
            "Limits of a segment: bellwether limits show|set --desk DESK --segment SEGMENT"
        },
        subcommands = {
            SegmentsCommand.ListAll.class,
            SegmentsCommand.Add.class,
            SegmentsCommand.Set.class,
            SegmentsCommand.Remove.class
        })
final class SegmentsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, add, set or remove");
    }

    /** Whose segments, and how to print them. */
    static final class Target {
        @Option(names = "--desk", required = true, description = "The desk.")
        String desk;

        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        @Spec(Spec.Target.MIXEE)
        CommandSpec spec;

        DeskId id() {
            return usage(() -> new DeskId(desk));
        }

        /** What a person typed; when it cannot be meant that is bad usage. */
        <T> T usage(Supplier<T> read) {
            try {
                return read.get();
            } catch (IllegalArgumentException badUsage) {
                throw new ParameterException(spec.commandLine(), badUsage.getMessage(), badUsage);
            }
        }
    }

    /** A change with who makes it and why. */
    static final class Change {
        @Mixin
        final Target target = new Target();

        @Option(names = "--by", required = true, description = "Who changes them.")
        String by;

        @Option(names = "--reason", required = true, description = "Why, for the audit.")
        String reason;

        /** A set of symbols as a person lists them. */
        SortedSet<Symbol> symbols(List<String> texts) {
            return target.usage(() -> texts.stream()
                    .map(text -> new Symbol(text.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }

        int make(CommandSpec spec, SegmentEdit edit) {
            DeskId desk = target.id();
            return CliContext.print(spec, (context, out) -> new SegmentsPrinter(out, desk, target.json)
                    .print(context.getBean(ChangeSegments.class).run(desk, edit, by, reason)));
        }
    }

    /** Prints the segments. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the segments with their symbols.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private final Target target = new Target();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            DeskId desk = target.id();
            return CliContext.print(spec, (context, out) -> new SegmentsPrinter(out, desk, target.json)
                    .print(context.getBean(ListSegments.class).run(desk)));
        }
    }

    /** Adds a segment. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a segment.")
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id, e.g. biotech.")
        private String id;

        @Option(names = "--name", description = "Its name for people. Default: the id.")
        @Nullable
        private String name;

        @Option(names = "--symbols", required = true, split = ",", description = "What belongs to it, e.g. ACME,BOLT.")
        private List<String> symbols;

        @Mixin
        private final Change change = new Change();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            SortedSet<Symbol> members = change.symbols(symbols);
            Segment segment = change.target.usage(() -> new Segment(id, name == null ? id : name, members));
            return change.make(spec, new SegmentEdit.Add(segment));
        }
    }

    /** Changes a segment. */
    @Command(name = "set", mixinStandardHelpOptions = true, description = "Give a segment another name or other symbols.")
    static final class Set implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id.")
        private String id;

        @Option(names = "--name", description = "Another name.")
        @Nullable
        private String name;

        @Option(names = "--symbols", split = ",", description = "All symbols that belong to it from now on.")
        @Nullable
        private List<String> symbols;

        @Mixin
        private final Change change = new Change();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (name == null && symbols == null) {
                throw new ParameterException(spec.commandLine(), "name what changes: --name or --symbols");
            }
            return change.make(
                    spec,
                    new SegmentEdit.Set(
                            id, Optional.ofNullable(name), Optional.ofNullable(symbols).map(change::symbols)));
        }
    }

    /** Removes a segment. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Remove a segment and its limits; its symbols have the limits of the desk again.")
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id.")
        private String id;

        @Mixin
        private final Change change = new Change();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return change.make(spec, new SegmentEdit.Remove(id));
        }
    }
}
