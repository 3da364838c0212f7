package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ConfigException;
import io.bellwether.sandbox.config.Owner;
import io.bellwether.sandbox.process.ServiceException;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run the stack. Exit codes: 0 fine, 1 failed, 2 bad usage or settings. */
@Command(
        name = "./bellwether",
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
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_HELP_WIDTH = 55;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        try {
            Owner.from(System.getenv()).ifPresent(OwnerWatch::start);
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(execute(args));
    }

    static int execute(String... args) {
        return line().execute(args);
    }

    /** The commands with what tells their failures. */
    public static CommandLine line() {
        return new CommandLine(new SandboxMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(helpWidth())
                .setParameterExceptionHandler(SandboxMain::badUsage)
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
                });
    }

    /** One sentence, what may have been meant, and where the help is. */
    private static int badUsage(CommandLine.ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        String message = Objects.requireNonNullElse(problem.getMessage(), "it cannot be understood");
        String meant = problem instanceof CommandLine.UnmatchedArgumentException unknown
                ? unknown.getSuggestions().stream()
                        .findFirst()
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse("")
                : "";
        line.getErr()
                .println("bellwether: " + message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
                        + meant);
        line.getErr().println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int helpWidth() {
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(LEAST_HELP_WIDTH, Integer.parseInt(columns)) : USUAL_WIDTH;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command: up, demo, bench, lag, drill or services");
    }
}
