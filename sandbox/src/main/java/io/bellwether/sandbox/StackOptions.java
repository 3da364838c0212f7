package io.bellwether.sandbox;

import io.bellwether.sandbox.config.ConfigException;
import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Ports;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.engine.OwnEngine;
import io.bellwether.sandbox.process.Progress;
import io.bellwether.sandbox.process.StateFolder;
import io.bellwether.sandbox.service.AppService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands share, and what follows from them. */
final class StackOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where state and logs are kept (default: $BELLWETHER_STATE, or data beside the launcher).")
    private @Nullable Path state;

    @Option(names = "--ports", paramLabel = "auto", description = "Take any free ports instead of the configured ones.")
    private @Nullable String ports;

    /** Replaces the application's jar, for tests of this module. */
    @Option(names = "--app-command", hidden = true)
    private @Nullable String appCommand;

    private final Map<String, String> environment = System.getenv();
    private final Progress progress = new Progress(System.err);

    /** Takes over the state folder and checks the ports. */
    Stack stack(Set<ServiceName> services) {
        return stack(services, Optional.empty());
    }

    /** The same beside an engine of the user's, where there is one. */
    Stack stack(Set<ServiceName> services, Optional<OwnEngine> engine) {
        var installation = Installation.find(environment);
        var config = SandboxConfig.load(installation.configFile(), environment);
        if (ports != null) {
            if (!ports.equals("auto")) {
                throw new ConfigException("--ports takes only 'auto', was '" + ports + "'.");
            }
            config = config.withPorts(Ports.auto());
        }
        return new Stack(
                installation,
                config,
                StateFolder.own(stateFolder(installation)),
                EngineOption.beside(engine, services),
                engine,
                progress);
    }

    /** A stack for a drill: on free ports and, where none is named, in a folder of its own that nothing else uses. */
    Stack drillStack() throws IOException {
        var installation = Installation.find(environment);
        var config = SandboxConfig.load(installation.configFile(), environment).withPorts(Ports.auto());
        Path folder = state != null ? state : Files.createTempDirectory("bellwether-drill");
        return new Stack(
                installation,
                config,
                StateFolder.own(folder),
                EnumSet.allOf(ServiceName.class),
                Optional.empty(),
                progress);
    }

    /** The same of these services, for one measurement: a folder that is not named is deleted when the stack has stopped. */
    Stack ownStack(String prefix, Set<ServiceName> services) throws IOException {
        var installation = Installation.find(environment);
        var config = SandboxConfig.load(installation.configFile(), environment).withPorts(Ports.auto());
        Path folder = state != null ? state : Files.createTempDirectory(prefix);
        var stack = new Stack(installation, config, StateFolder.own(folder), services, Optional.empty(), progress);
        return state != null ? stack : stack.deletedAtTheEnd();
    }

    private Path stateFolder(Installation installation) {
        String variable = environment.get("BELLWETHER_STATE");
        if (state != null) {
            return state;
        }
        return variable == null || variable.isBlank() ? installation.home().resolve("data") : Path.of(variable);
    }

    /**
     * Lets the application judge the arguments of its command, so that nothing is started for wrong ones.
     *
     * @return 0 when they can be meant; otherwise it has said why not
     */
    int checkArguments(List<String> arguments) throws IOException, InterruptedException {
        return runApp(arguments, Map.of("BELLWETHER_CHECK_ARGUMENTS", "true"));
    }

    /** The command line of the application with these arguments. */
    List<String> app(List<String> arguments) {
        return app(arguments, environment.getOrDefault("BELLWETHER_JAVA_OPTS", ""));
    }

    /** The same for a command that is over before a compiler that optimizes would pay; the user's own options win. */
    List<String> shortLived(List<String> arguments) {
        return app(arguments, environment.getOrDefault("BELLWETHER_JAVA_OPTS", AppService.QUICK_START));
    }

    private List<String> app(List<String> arguments, String javaOptions) {
        if (appCommand == null) {
            var installation = Installation.find(environment);
            var config = SandboxConfig.load(installation.configFile(), environment);
            return AppService.jar(config, installation, javaOptions, arguments);
        }
        var command = new ArrayList<>(List.of(appCommand.split(" ", -1)));
        command.addAll(arguments);
        return command;
    }

    /** Runs the application for a command that needs no service, and returns its exit code. */
    int runApp(List<String> arguments, Map<String, String> furtherVariables) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(shortLived(arguments)).inheritIO();
        builder.environment().putAll(furtherVariables);
        return builder.start().waitFor();
    }

    /** How long the launcher has built before [s]. */
    double buildSeconds() {
        try {
            return Double.parseDouble(environment.getOrDefault("BELLWETHER_BUILD_SECONDS", "0"));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    Progress progress() {
        return progress;
    }

    /** Seconds for a sentence. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
