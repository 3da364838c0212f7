package io.bellwether.sandbox.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process for which a stack runs. Its number alone would not do: the system gives it to another process later.
 *
 * @param pid its number
 * @param start when it began; empty when only the number was told, and then whoever has it is meant
 */
public record Owner(long pid, Optional<Instant> start) {
    /** The variable that hands it down, as {@code <pid>} or {@code <pid>:<milliseconds since 1970>}. */
    public static final String VARIABLE = "BELLWETHER_OWNER";

    private static final Pattern TOLD = Pattern.compile("([1-9][0-9]{0,17})(?::([1-9][0-9]{0,17}))?");

    /** Linux counts starts from a moment of boot that moves with the clock, so that two readers may differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This process. */
    public static Owner current() {
        return of(ProcessHandle.current());
    }

    static Owner of(ProcessHandle process) {
        return new Owner(process.pid(), process.info().startInstant());
    }

    /**
     * The owner that the environment names, if it names one.
     *
     * @throws ConfigException when its value is no owner
     */
    public static Optional<Owner> from(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Matcher told = TOLD.matcher(value);
        if (!told.matches()) {
            throw new ConfigException("The environment variable " + VARIABLE
                    + " must be the number of the process with which everything ends, was '" + value + "'.");
        }
        long pid = Long.parseLong(told.group(1));
        return Optional.of(
                told.group(2) == null
                        ? ProcessHandle.of(pid).map(Owner::of).orElse(new Owner(pid, Optional.empty()))
                        : new Owner(pid, Optional.of(Instant.ofEpochMilli(Long.parseLong(told.group(2))))));
    }

    /** The value of {@link #VARIABLE} that names it. */
    public String told() {
        return pid + start.map(moment -> ":" + moment.toEpochMilli()).orElse("");
    }

    /** Whether it runs; what was killed and only waits for its parent to notice does not. */
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::beganThen)
                .filter(process -> !isZombie())
                .isPresent();
    }

    private boolean beganThen(ProcessHandle process) {
        Optional<Instant> began = process.info().startInstant();
        return start.isEmpty()
                || began.isEmpty()
                || Duration.between(start.get(), began.get()).abs().compareTo(TOLERANCE) <= 0;
    }

    /** The state follows the name, which stands in brackets: proc_pid_stat(5). */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException goneOrNotThisSystem) {
            return false;
        }
    }
}
