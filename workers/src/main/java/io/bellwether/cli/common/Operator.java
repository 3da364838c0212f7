package io.bellwether.cli.common;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Who sits at this command line: the operating system's word, never a name that somebody types. */
public final class Operator {
    /** Whose command this thread runs, where it came from another process. */
    private static final ThreadLocal<String> CALLER = new ThreadLocal<>();

    private Operator() {}

    /** {@code cli:<OS user>}: the user of the process that gave the command. */
    public static String actor() {
        String caller = CALLER.get();
        return "cli:" + (caller == null ? System.getProperty("user.name", "unknown") : caller);
    }

    /** Does the work as a command of the user, whose name the operating system said. */
    public static int as(String user, IntSupplier work) {
        CALLER.set(user);
        try {
            return work.getAsInt();
        } finally {
            CALLER.remove();
        }
    }

    /** The reason with the note who asked for it, if there is one. */
    public static String reason(String reason, @Nullable String by) {
        return Optional.ofNullable(by)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> reason.isBlank() ? "noted: " + name : "%s (noted: %s)".formatted(reason, name))
                .orElse(reason);
    }
}
