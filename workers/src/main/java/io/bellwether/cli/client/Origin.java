package io.bellwether.cli.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command would run with: the program and the settings. Where a command and the running application have the
 * same, the application does what the command by itself would do.
 *
 * @param program the program's file with its size and the time of its last change
 * @param settings a number made of every variable that may be a setting and of the settings file
 */
public record Origin(String program, long settings) {
    /** The beginnings of the variables that the application reads as settings. */
    private static final String[] SETTINGS = {
        "BELLWETHER_", "CAMUNDA_", "LOGGING_", "MANAGEMENT_", "SERVER_", "SPRING_", "ZEEBE_"
    };

    /** What the launcher and the stack tell each other, and whom the watch calls: no command reads these. */
    private static final String[] NO_SETTINGS = {
        "BELLWETHER_APP_",
        "BELLWETHER_BUILD_",
        "BELLWETHER_CHECK_",
        "BELLWETHER_DEADMAN_",
        "BELLWETHER_HOME",
        "BELLWETHER_JAVA_OPTS",
        "BELLWETHER_OWNER",
        "BELLWETHER_PHASE_",
        "BELLWETHER_PORT_",
        "BELLWETHER_STATE"
    };

    /** Options of the JVM may be settings too. */
    private static final String OPTIONS = "BELLWETHER_JAVA_OPTS";

    /** The file that a process in the folder reads where this does not name another. */
    private static final String CONFIG = "BELLWETHER_CONFIG";

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /**
     * What a process has.
     *
     * @param program the file it runs from
     * @param environment its variables
     * @param folder its working folder
     * @throws IOException when the program or the settings file cannot be read
     */
    public static Origin of(Path program, Map<String, String> environment, Path folder) throws IOException {
        String facts = program.toRealPath()
                .toString()
                .concat(" ")
                .concat(Long.toString(Files.size(program)))
                .concat(" ")
                .concat(Long.toString(Files.getLastModifiedTime(program).toMillis()));
        return new Origin(facts, settings(environment, folder));
    }

    private static long settings(Map<String, String> environment, Path folder) throws IOException {
        long number = START;
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (isSetting(variable.getKey())) {
                number = mixed(mixed(number, variable.getKey()), variable.getValue());
            }
        }
        for (String option : environment.getOrDefault(OPTIONS, "").split("\\s+", -1)) {
            if (option.startsWith("-D")) {
                number = mixed(number, option);
            }
        }
        Path file = folder.resolve(environment.getOrDefault(CONFIG, "bellwether.yaml"));
        return Files.isRegularFile(file) ? mixed(number, Files.readAllBytes(file)) : number;
    }

    private static boolean isSetting(String name) {
        return beginsWithOneOf(name, SETTINGS) && !beginsWithOneOf(name, NO_SETTINGS) && !name.equals(CONFIG);
    }

    private static boolean beginsWithOneOf(String name, String[] beginnings) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static long mixed(long number, String text) {
        return mixed(number, text.getBytes(StandardCharsets.UTF_8));
    }

    /** FNV-1a with 64 bits, RFC 9923; each text ends with a byte of its own, so that "ab" and "c" are not "a" and "bc". */
    private static long mixed(long number, byte[] bytes) {
        long mixed = number;
        for (byte each : bytes) {
            mixed = (mixed ^ (each & 0xff)) * PRIME;
        }
        return (mixed ^ 0x100) * PRIME;
    }
}
