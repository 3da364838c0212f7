package io.bellwether.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sits at this command line: the operating system's word, never a name that somebody types. */
final class Operator {
    private Operator() {}

    /** {@code cli:<OS user>}. */
    static String actor() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }

    /** The reason with the note who asked for it, if there is one. */
    static String reason(String reason, @Nullable String by) {
        return Optional.ofNullable(by)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> reason.isBlank() ? "noted: " + name : "%s (noted: %s)".formatted(reason, name))
                .orElse(reason);
    }
}
