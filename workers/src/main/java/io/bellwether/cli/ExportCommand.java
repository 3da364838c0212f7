package io.bellwether.cli;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.app.ExportRecord;
import io.bellwether.portfolio.app.RecordWriter.Form;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a desk's record into files that the import reads. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a desk's trades or daily figures to a CSV file that 'import' reads.",
        subcommands = {ExportCommand.Trades.class, ExportCommand.Daily.class})
final class ExportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to export: trades or daily");
    }

    /** The trades. */
    @Command(name = "trades", mixinStandardHelpOptions = true, description = "Write every trade of a desk.")
    static final class Trades implements Callable<Integer> {
        @Option(names = "--desk", required = true, description = "The desk.")
        private String desk;

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
            try (ConfigurableApplicationContext context = CliContext.open()) {
                int written = context.getBean(ExportRecord.class).trades(new DeskId(desk), out, form);
                spec.commandLine().getOut().printf("Wrote %d trades of desk %s to %s.%n", written, desk, out);
                spec.commandLine().getOut().flush();
                return 0;
            }
        }
    }

    /** The daily figures. */
    @Command(
            name = "daily",
            mixinStandardHelpOptions = true,
            description = "Write every closed day of a desk as the micro-cap experiment's daily file has it.")
    static final class Daily implements Callable<Integer> {
        @Option(names = "--desk", required = true, description = "The desk.")
        private String desk;

        @Option(names = "--out", required = true, description = "The file to write.")
        private Path out;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (ConfigurableApplicationContext context = CliContext.open()) {
                int written = context.getBean(ExportRecord.class).daily(new DeskId(desk), out);
                spec.commandLine().getOut().printf("Wrote %d days of desk %s to %s.%n", written, desk, out);
                spec.commandLine().getOut().flush();
                return 0;
            }
        }
    }
}
