package io.bellwether.cli.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * The commands that the launcher itself runs, named here so that the list of commands is whole. Those that start the
 * stack and then a command of the application take these options besides that command's.
 */
public final class StackCommands {
    /** Heads the options of the stack in the help of a command that starts it. */
    public static final String OPTIONS_HEADING = "%nOptions of the stack, when './bellwether' starts it:%n";

    public static final String STATE =
            "      --state=DIR    Where state and logs are kept. Default: $BELLWETHER_STATE,";
    public static final String STATE_DEFAULT = "                       or data beside the launcher.";
    public static final String PORTS = "      --ports=auto   Take any free ports instead of the configured ones.";

    public static final String CAMUNDA =
            "      --camunda=URL  Your own Camunda 8.8 to 8.10 in place of the bundled one:";
    public static final String CAMUNDA_ADDRESS =
            "                       the address of its REST interface, or saas. Its keys";
    public static final String CAMUNDA_KEYS = "                       come from the environment.";

    private StackCommands() {}

    /** What can only be said: the launcher runs it. */
    abstract static class OfTheLauncher implements Callable<Integer> {
        @Unmatched
        private final List<String> arguments = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            throw new ParameterException(
                    spec.commandLine(), "the launcher runs this command: ./bellwether %s".formatted(spec.name()));
        }
    }

    @Command(name = "up", description = "Start everything and trade on the clock, until Ctrl-C.")
    public static final class Up extends OfTheLauncher {}

    @Command(name = "services", description = "Start the services without the application, until Ctrl-C.")
    public static final class Services extends OfTheLauncher {}

    @Command(name = "drill", description = "Run a month of days with a fault each on a stack of its own, and judge it.")
    public static final class Drill extends OfTheLauncher {}
}
