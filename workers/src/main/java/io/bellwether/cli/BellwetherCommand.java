package io.bellwether.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "bellwether",
        mixinStandardHelpOptions = true,
        version = "Bellwether 0.1.0",
        description = "An autonomous AI trading desk whose day is a BPMN process on Camunda 8.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            StopCommand.class,
            ApproveCommand.class,
            LimitsCommand.class,
            SegmentsCommand.class,
            RebalanceCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            AnswersCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            BenchCommand.class
        })
public final class BellwetherCommand implements Runnable {
    /** Result of a command that goes on in the background: the process must not exit. */
    public static final int KEEP_RUNNING = -1;

    @Spec
    private CommandSpec spec;

    /** Runs the command that the arguments name and returns its exit code. */
    public static int execute(String... args) {
        return new CommandLine(new BellwetherCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, commandLine, result) -> {
                    commandLine.getErr().println("bellwether: " + Failures.sentence(exception));
                    return 1;
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
