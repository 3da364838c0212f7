package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.decision.app.prompt.PromptSheet;
import io.bellwether.decision.app.prompt.ShowPrompt;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.PublishedJson;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What models are told. */
@Command(
        name = "prompt",
        mixinStandardHelpOptions = true,
        description = "Read what models are told.",
        subcommands = PromptCommand.Show.class)
public final class PromptCommand extends CommandGroup {
    /** Prints the prompt of a session as it would be sent. */
    @AsksApplication
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "Print the prompt that would be sent now, and what each part of it takes.",
                "Asks nobody and stores nothing. What was sent: ./bellwether explain main-20261120-morning --prompt"
            })
    public static final class Show implements Callable<Integer> {
        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Option(
                names = "--session",
                defaultValue = "MORNING",
                description = "MORNING, MIDDAY, CLOSE or an intraday check such as INTRADAY1130. Default: MORNING.")
        private Session session;

        @Option(
                names = "--date",
                description = "Trading date; of another than today, market data are those of its session, positions and"
                        + " orders those of now. Default: today in New York, or the next session.")
        private @Nullable LocalDate date;

        @Option(
                names = "--segment",
                description =
                        "A segment that the desk decides about. Default: the first of them; the whole desk where it"
                                + " has none.")
        private @Nullable String segment;

        @Option(
                names = "--version-of-prompt",
                paramLabel = "VERSION",
                description = "E.g. desk-1. Default: the one in use.")
        private @Nullable String version;

        @Option(names = "--tokens", description = "Only what each part takes.")
        private boolean onlyTokens;

        @Option(names = "--json", description = "Print one JSON object instead.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (session.equals(Session.REPORT)) {
                throw new ParameterException(
                        spec.commandLine(), "--session must be MORNING, MIDDAY or CLOSE: nobody is asked in a REPORT");
            }
            return CliContext.print(spec, (context, out) -> {
                PromptSheet sheet =
                        context.getBean(ShowPrompt.class).run(session(context), Optional.ofNullable(version));
                if (json) {
                    out.println(PublishedJson.write(sheet));
                } else {
                    print(sheet, out);
                }
            });
        }

        private SessionRef session(ApplicationContext context) {
            Instant now = Clock.systemUTC().instant();
            LocalDate today = LocalDate.ofInstant(now, ExchangeCalendar.ZONE);
            ExchangeCalendar calendar = new ExchangeCalendar();
            LocalDate wanted = Optional.ofNullable(date)
                    .orElseGet(() -> calendar.hours(today).isPresent() ? today : calendar.next(today));
            ExchangeHours day = calendar.hours(wanted)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--date %s is no trading day".formatted(wanted)));
            DeskSettings settings = context.getBean(Desks.class).get(desk.id).settings();
            Instant planned = settings.sessions().at(session, day);
            return new SessionRef(
                    desk.id, wanted, session, wanted.equals(today) ? now : planned, true, decided(settings.segments()));
        }

        private SegmentId decided(List<SegmentId> segments) {
            if (segment == null) {
                return segments.isEmpty() ? SegmentId.DESK : segments.getFirst();
            }
            return segments.stream()
                    .filter(known -> known.value().equals(segment.strip()))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            segments.isEmpty()
                                    ? "--segment %s: the desk decides about no segment by itself; leave it out"
                                            .formatted(segment)
                                    : "--segment %s: the desk decides about %s"
                                            .formatted(
                                                    segment,
                                                    segments.stream()
                                                            .map(SegmentId::value)
                                                            .collect(Collectors.joining(", ")))));
        }

        private void print(PromptSheet sheet, PrintWriter out) {
            if (!onlyTokens) {
                out.println(sheet.prompt().system());
                out.println("=".repeat(80));
                out.println(sheet.prompt().user());
                out.println("=".repeat(80));
            }
            out.printf(
                    "Prompt %s, files %.12s, at most %d tokens:%n",
                    sheet.prompt().version(), sheet.prompt().hash(), sheet.tokens());
            sheet.parts().forEach(part -> out.printf("%8d  %s%n", part.tokens(), part.name()));
            sheet.prompt()
                    .cuts()
                    .forEach(cut -> out.printf("Left out of %s: %s.%n", cut.what(), Counted.of(cut.dropped(), "row")));
        }
    }
}
