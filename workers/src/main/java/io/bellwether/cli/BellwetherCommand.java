package io.bellwether.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
        name = "bellwether",
        mixinStandardHelpOptions = true,
        version = "Bellwether 0.1.0",
        description = "An autonomous AI trading desk whose day is a BPMN process on Camunda 8.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            HealthCommand.class,
            DoctorCommand.class,
            StopCommand.class,
            DayCommand.class,
            ApproveCommand.class,
            LimitsCommand.class,
            SegmentsCommand.class,
            RebalanceCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            PromptCommand.class,
            AnswersCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BenchCommand.class,
            LagCommand.class
        })
public final class BellwetherCommand extends CommandGroup {
    /** Result of a command that goes on in the background: the process must not exit. */
    public static final int KEEP_RUNNING = -1;

    private final CliContext.Beans beans;

    BellwetherCommand(CliContext.Beans beans) {
        this.beans = beans;
    }

    CliContext.Beans beans() {
        return beans;
    }

    /** Runs the command that the arguments name and returns its exit code. */
    public static int execute(String... args) {
        return line(CliContext::opened).execute(args);
    }

    /** The command line with what reads its values and tells its failures. */
    static CommandLine line(CliContext.Beans beans) {
        return TypedValues.register(new CommandLine(new BellwetherCommand(beans)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, result) -> {
                    commandLine.getErr().println("bellwether: " + Failures.sentence(exception));
                    return 1;
                });
    }
}
