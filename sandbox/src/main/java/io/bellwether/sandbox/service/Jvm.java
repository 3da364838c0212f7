package io.bellwether.sandbox.service;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.SandboxConfig;
import io.bellwether.sandbox.config.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command lines of the children that run in a JVM. */
final class Jvm {
    /** The zone of timers and logs; the engine takes its cron times in the zone of its JVM. */
    private static final String UTC = "-Duser.timezone=UTC";

    /**
     * Compiles quickly rather than well, for the services: their start takes half the processor time, 30 s instead of
     * 62 s in all, and on a machine with few cores that decides how long a start and a recovery take. Under load it
     * still wins: a start and sixty replayed days cost all services together 149 s of processor time, 216 s with the
     * optimizing compiler, whose work does not pay within the hours that such a stack lives.
     */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private Jvm() {}

    /** A JVM with the memory limit of the service and these further arguments. */
    static List<String> command(ServiceName service, SandboxConfig config, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Installation.java().toString(),
                config.maxHeap(service),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                UTC));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** A main class of this module with these arguments. */
    static List<String> ownClass(ServiceName service, SandboxConfig config, Class<?> main, List<String> arguments) {
        var rest = new ArrayList<>(List.of(
                QUICK_START,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        rest.addAll(arguments);
        return command(service, config, rest);
    }

    /** A Camunda JVM; its working files go into the folder. */
    static List<String> camunda(ServiceName service, SandboxConfig config, Path distribution, Path folder) {
        return command(
                service,
                config,
                List.of(
                        QUICK_START,
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        distribution.resolve("config") + ":" + distribution.resolve("lib") + "/*",
                        "-Dapp.home=" + folder,
                        "-Dbasedir=" + folder,
                        "io.camunda.application.StandaloneCamunda"));
    }

    /** The user's own JVM options, for the application. */
    static List<String> userOptions(String options) {
        return Arrays.stream(options.split("\\s+", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
