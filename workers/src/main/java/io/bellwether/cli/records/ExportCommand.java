package io.bellwether.cli.records;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.FileChecks;
import io.bellwether.kernel.Counted;
import io.bellwether.portfolio.app.ExportRecord;
import io.bellwether.portfolio.app.RecordWriter.Form;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a desk's record into files that the import reads. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a desk's trades or daily figures to a CSV file that 'import' reads.",
        subcommands = {ExportCommand.Trades.class, ExportCommand.Daily.class})
public final class ExportCommand extends CommandGroup {
    /** The trades. */
    @Command(name = "trades", mixinStandardHelpOptions = true, description = "Write every trade of a desk.")
    static final class Trades implements Callable<Integer> {
        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Option(names = "--out", required = true, description = "The file to write.")
        private Path out;

        @Option(
                names = "--form",
                description = {
                    "${COMPLETION-CANDIDATES}. EXPERIMENT: the micro-cap experiment's trade log;",
                    "PLAIN: one row per trade with its time, and a mapping for 'import trades' beside the file.",
                    "Default: ${DEFAULT-VALUE}."
                })
        private Form form = Form.EXPERIMENT;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            FileChecks.writable(spec, out);
            return CliContext.print(spec, (context, text) -> {
                int written = context.getBean(ExportRecord.class).trades(desk.id, out, form);
                text.printf("Wrote %s of desk %s to %s.%n", Counted.of(written, "trade"), desk.id, out);
            });
        }
    }

    /** The daily figures. */
    @Command(
            name = "daily",
            mixinStandardHelpOptions = true,
            description = "Write every closed day of a desk as the micro-cap experiment's daily file has it.")
    static final class Daily implements Callable<Integer> {
        @Mixin
        private final DeskOptions desk = new DeskOptions();

        @Option(names = "--out", required = true, description = "The file to write.")
        private Path out;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            FileChecks.writable(spec, out);
            return CliContext.print(spec, (context, text) -> {
                int written = context.getBean(ExportRecord.class).daily(desk.id, out);
                text.printf("Wrote %s of desk %s to %s.%n", Counted.of(written, "day"), desk.id, out);
            });
        }
    }
}
