package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ConfigException;
import io.bellwether.sandbox.process.ServiceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run the stack. Exit codes: 0 fine, 1 failed, 2 bad usage or settings. */
@Command(
        name = "bellwether",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs the stack on this machine, without Docker.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            ServicesCommand.class,
            BenchCommand.class,
            LagCommand.class,
            DrillCommand.class
        })
public final class SandboxMain implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return new CommandLine(new SandboxMain())
                .setExecutionExceptionHandler((exception, line, parsed) -> {
                    if (exception instanceof ConfigException) {
                        line.getErr().println(exception.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    if (exception instanceof ServiceException) {
                        line.getErr().println(exception.getMessage());
                    } else {
                        exception.printStackTrace(line.getErr());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: up, demo, bench, lag, drill or services.");
    }
}
