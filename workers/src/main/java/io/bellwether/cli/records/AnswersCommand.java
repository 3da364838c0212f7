package io.bellwether.cli.records;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.FileChecks;
import io.bellwether.decision.app.answer.ExportAnswers;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.ExchangeCalendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What advisors answered, as files. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = "Keep what advisors answered, to replay it without asking them again.",
        subcommands = AnswersCommand.Export.class)
public final class AnswersCommand extends CommandGroup {
    /** Writes the file that an advisor with {@code provider: recorded} reads. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Write every answer a desk got into a file that an advisor with 'provider: recorded' replays.")
    static final class Export implements Callable<Integer> {
        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Option(names = "--from", description = "First trading date. Default: the first there is.")
        private LocalDate from = ExchangeCalendar.FIRST;

        @Option(names = "--to", description = "Last trading date. Default: the last there is.")
        private LocalDate to = ExchangeCalendar.LAST;

        @Option(names = "--out", required = true, description = "The file, JSON Lines; it is replaced.")
        private Path out;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (from.isAfter(to)) {
                throw new ParameterException(
                        spec.commandLine(), "--from must not be after --to, was %s and %s".formatted(from, to));
            }
            FileChecks.writable(spec, out);
            return CliContext.run(spec, (context, text) -> {
                int answers = context.getBean(ExportAnswers.class).run(desk.id, from, to, out);
                if (answers == 0) {
                    spec.commandLine()
                            .getErr()
                            .printf("Desk %s got no answer from %s to %s; nothing was written.%n", desk.id, from, to);
                    return 1;
                }
                text.printf("Wrote %s of desk %s to %s.%n", Counted.of(answers, "answer"), desk.id, out);
                return 0;
            });
        }
    }
}
