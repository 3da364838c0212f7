package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.ChangeOptions;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.Operator;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.ChangeSegments;
import io.bellwether.marketdata.app.ListSegments;
import io.bellwether.marketdata.app.RefreshUniverse;
import io.bellwether.marketdata.app.Screening;
import io.bellwether.marketdata.app.SegmentEdit;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
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
            "Its limits: ./bellwether limits show --desk main --segment biotech"
        },
        subcommands = {
            SegmentsCommand.ListAll.class,
            SegmentsCommand.Add.class,
            SegmentsCommand.Set.class,
            SegmentsCommand.Remove.class,
            SegmentsCommand.Screened.class
        })
public final class SegmentsCommand extends CommandGroup {
    /** Whose segments, and how to print them. */
    static final class Target {
        @Mixin
        final DeskOptions desk = new DeskOptions();

        @Option(names = "--json", description = "Print JSON.")
        boolean json;

        SegmentsPrinter to(PrintWriter out) {
            return new SegmentsPrinter(out, desk.id, json);
        }
    }

    /** A change with who makes it and why. */
    static final class Change {
        @Mixin
        final Target target = new Target();

        @Mixin
        final ChangeOptions change = new ChangeOptions();

        int make(CommandSpec spec, SegmentEdit edit) {
            return CliContext.print(
                    spec,
                    (context, out) -> target.to(out)
                            .print(context.getBean(ChangeSegments.class)
                                    .run(target.desk.id, edit, change.actor(), change.reason())));
        }
    }

    /** Prints the segments. */
    @AsksApplication
    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the segments with their symbols.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private final Target target = new Target();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return CliContext.print(
                    spec,
                    (context, out) -> target.to(out)
                            .print(context.getBean(ListSegments.class).run(target.desk.id)));
        }
    }

    /** Adds a segment. */
    @AsksApplication
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add a segment.")
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id, e.g. biotech.")
        private String id;

        @Option(names = "--name", description = "Its name for people. Default: the id.")
        @Nullable
        private String name;

        @Option(names = "--symbols", required = true, split = ",", description = "What belongs to it, e.g. ACME,BOLT.")
        private List<Symbol> symbols;

        @Mixin
        private final Change change = new Change();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return change.make(spec, new SegmentEdit.Add(segment()));
        }

        private Segment segment() {
            try {
                return new Segment(id, name == null ? id : name, new TreeSet<>(symbols));
            } catch (IllegalArgumentException notMeant) {
                throw new ParameterException(spec.commandLine(), notMeant.getMessage(), notMeant);
            }
        }
    }

    /** Changes a segment. */
    @AsksApplication
    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Give a segment another name or other symbols.")
    static final class Set implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id.")
        private String id;

        @Option(names = "--name", description = "Another name.")
        @Nullable
        private String name;

        @Option(names = "--symbols", split = ",", description = "All symbols that belong to it from now on.")
        @Nullable
        private List<Symbol> symbols;

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
                            id,
                            Optional.ofNullable(name),
                            Optional.ofNullable(symbols).map(TreeSet::new)));
        }
    }

    /** Removes a segment. */
    @AsksApplication
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

    /** Fills a segment by its screen. */
    @AsksApplication
    @Command(
            name = "screen",
            mixinStandardHelpOptions = true,
            description = "Fill a segment with the symbols that pass its screen, bellwether.desk.screens.",
            footer = {
                "",
                "Known is what was known before the day began in New York. The segment counts from the desk's",
                "day that goes on, else from its next one; earlier days keep theirs."
            })
    static final class Screened implements Callable<Integer> {
        @Parameters(paramLabel = "SEGMENT", description = "Its id.")
        private String id;

        @Mixin
        private final Target target = new Target();

        @Option(names = "--preview", description = "Only say what would belong to it.")
        private boolean preview;

        @Option(
                names = "--date",
                paramLabel = "DATE",
                description = "With --preview: by what was known before this day. Default: today.")
        @Nullable
        private LocalDate date;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (date != null && !preview) {
                throw new ParameterException(
                        spec.commandLine(), "--date goes with --preview: what is past is not changed");
            }
            return CliContext.run(spec, this::screen);
        }

        private int screen(ApplicationContext context, PrintWriter out) {
            RefreshUniverse refresh = context.getBean(RefreshUniverse.class);
            LocalDate today = LocalDate.ofInstant(CliContext.now(context), ExchangeCalendar.ZONE);
            LocalDate day = date == null ? today : date;
            Screening found = preview
                    ? refresh.preview(target.desk.id, id, day)
                    : refresh.run(
                            target.desk.id, id, day, new SegmentBook.Change(Operator.actor(), "screen of " + day));
            new ScreeningPrinter(out, target.json).print(found);
            return found.members().isEmpty() ? 1 : 0;
        }
    }
}
