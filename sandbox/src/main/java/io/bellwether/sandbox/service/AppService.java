package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.process.HealthCheck;
import io.bellwether.sandbox.process.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application or another command line that uses the stack. It runs in the user's working folder with the user's
 * environment, so that relative paths and keys mean what the user meant.
 *
 * @param name the service name, for log and pid
 * @param command the command line
 * @param environment the addresses of the stack
 */
public record AppService(String name, SandboxConfig config, List<String> command, Map<String, String> environment)
        implements Service {
    /** Compiles quickly rather than well, for a command that is soon over. */
    public static final String QUICK_START = Jvm.QUICK_START;

    /** The engine client's protobuf still uses it; newer JDKs print a warning each time otherwise. */
    private static final String ALLOW_UNSAFE_MEMORY = "--sun-misc-unsafe-memory-access=allow";

    public AppService {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A command line that starts the application's jar with its memory limit. */
    public static List<String> jar(
            SandboxConfig config, Installation installation, String userOptions, List<String> arguments) {
        var rest = new ArrayList<String>();
        // An archive that does not fit is left aside; the JVM would print a warning each time.
        installation.appArchive().ifPresent(archive -> {
            rest.add("-Xlog:disable");
            rest.add("-XX:SharedArchiveFile=" + archive);
        });
        rest.addAll(Jvm.userOptions(userOptions));
        if (Runtime.version().feature() >= 23) {
            rest.add(ALLOW_UNSAFE_MEMORY);
        }
        rest.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                installation.appJar().toString()));
        rest.addAll(arguments);
        return Jvm.command(ServiceName.APP, config, rest);
    }

    @Override
    public boolean inheritsEnvironment() {
        return true;
    }

    /** It waits for the engine itself, and starts the sooner for it. */
    @Override
    public Set<String> needs() {
        return Set.of(ServiceName.POSTGRES.key());
    }

    @Override
    public Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /** It is not healthy before the engine has its models, and waits for a slow engine itself; a restart would not help. */
    @Override
    public Duration patience() {
        return Duration.ofMinutes(30);
    }

    @Override
    public HealthCheck health() {
        return HealthCheck.http(address() + "/actuator/health", body -> body.contains("\"UP\""));
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + config.ports().of(Port.APP);
    }
}
