package io.bellwether.cli;

import io.bellwether.cli.backtest.BacktestCommand;
import io.bellwether.cli.bench.BenchCommand;
import io.bellwether.cli.bench.LagCommand;
import io.bellwether.cli.common.ChecksArguments;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.CommandGroup;
import io.bellwether.cli.common.ExitCodes;
import io.bellwether.cli.common.Failures;
import io.bellwether.cli.common.StackCommands;
import io.bellwether.cli.common.Terminal;
import io.bellwether.cli.common.TypedValues;
import io.bellwether.cli.common.UsageErrors;
import io.bellwether.cli.data.DataCommand;
import io.bellwether.cli.demo.DemoCommand;
import io.bellwether.cli.health.DoctorCommand;
import io.bellwether.cli.health.HealthCommand;
import io.bellwether.cli.operate.ApproveCommand;
import io.bellwether.cli.operate.CashCommand;
import io.bellwether.cli.operate.DayCommand;
import io.bellwether.cli.operate.ExplainCommand;
import io.bellwether.cli.operate.ImpactCommand;
import io.bellwether.cli.operate.LimitsCommand;
import io.bellwether.cli.operate.PromptCommand;
import io.bellwether.cli.operate.RebalanceCommand;
import io.bellwether.cli.operate.SegmentsCommand;
import io.bellwether.cli.operate.StopCommand;
import io.bellwether.cli.records.AnswersCommand;
import io.bellwether.cli.records.ExportCommand;
import io.bellwether.cli.records.ImportCommand;
import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The root of the command line. */
@Command(
        name = "./bellwether",
        mixinStandardHelpOptions = true,
        version = "Bellwether 0.1.0",
        description = "An autonomous AI trading desk whose day is a BPMN process on Camunda 8.",
        footerHeading = "%n",
        footer = {
            "Each command has --help. Exit codes: 0 fine, 1 failed or something is wrong,",
            "2 bad usage or settings, 3 done but rows were refused."
        },
        subcommands = {
            DemoCommand.class,
            StackCommands.Up.class,
            HealthCommand.class,
            DoctorCommand.class,
            StopCommand.class,
            DayCommand.class,
            ApproveCommand.class,
            CashCommand.class,
            LimitsCommand.class,
            SegmentsCommand.class,
            RebalanceCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            PromptCommand.class,
            ImpactCommand.class,
            AnswersCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DataCommand.class,
            BacktestCommand.class,
            BenchCommand.class,
            LagCommand.class,
            StackCommands.Drill.class,
            StackCommands.Services.class,
            ServeCommand.class
        })
public final class BellwetherCommand extends CommandGroup implements CliContext.Beans {
    /** Result of a command that goes on in the background: the process must not exit. */
    public static final int KEEP_RUNNING = -1;

    /** Set by the launcher before it starts a stack: only the arguments are judged. */
    static final String CHECK_ONLY = "BELLWETHER_CHECK_ARGUMENTS";

    private static final int LEAST_HELP_WIDTH = 55;

    private final CliContext.Beans beans;

    BellwetherCommand(CliContext.Beans beans) {
        this.beans = beans;
    }

    @Override
    public int use(ToIntFunction<ApplicationContext> work) {
        return beans.use(work);
    }

    /** Runs the command that the arguments name and returns its exit code. */
    public static int execute(String... args) {
        return execute(line(CliContext::opened), Terminal.of(System.getenv()), args);
    }

    /** The same on a command line of the caller's, whose output is for the terminal. */
    static int execute(CommandLine line, Terminal terminal, String... args) {
        line.setUsageHelpWidth(Math.max(terminal.width(), LEAST_HELP_WIDTH));
        PrintWriter asItIs = line.getOut();
        PrintWriter folded = terminal.folded(asItIs);
        line.setErr(terminal.folded(line.getErr())).setOut(folded);
        IExecutionStrategy strategy = line.getExecutionStrategy();
        line.setExecutionStrategy(parsed -> {
            line.setOut(isWordForWord(parsed, terminal) ? asItIs : folded);
            return strategy.execute(parsed);
        });
        int exitCode = line.execute(args);
        Stream.of(folded, asItIs, line.getErr()).forEach(PrintWriter::flush);
        return exitCode;
    }

    /** The command line with what reads its values and tells its failures. */
    public static CommandLine line(CliContext.Beans beans) {
        return TypedValues.register(new CommandLine(new BellwetherCommand(beans)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionStrategy(
                        System.getenv(CHECK_ONLY) == null ? new CommandLine.RunLast() : BellwetherCommand::check)
                .setExecutionExceptionHandler((exception, commandLine, result) -> {
                    commandLine.getErr().println("bellwether: " + Failures.sentence(exception));
                    commandLine.getErr().flush();
                    return Failures.isBadUsage(exception) ? ExitCodes.BAD_USAGE : ExitCodes.FAILED;
                });
    }

    /** Judges the arguments of the command that they name and runs nothing. */
    static int check(ParseResult parsed) {
        CommandLine last = parsed.asCommandLineList().getLast();
        if (last.getCommand() instanceof ChecksArguments command) {
            try {
                command.checkArguments();
            } catch (ParameterException wrong) {
                throw wrong;
            } catch (RuntimeException wrong) {
                throw new ExecutionException(last, String.valueOf(wrong.getMessage()), wrong);
            }
        }
        return ExitCodes.FINE;
    }

    /** JSON is for programs; what a model was told is shown as it is wherever no terminal sets a width. */
    private static boolean isWordForWord(ParseResult parsed, Terminal terminal) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--json")
                || !terminal.isSeen()
                        && (last.commandSpec().userObject() instanceof PromptCommand.Show
                                || Stream.of("--prompt", "--raw", "--context").anyMatch(last::hasMatchedOption));
    }
}
