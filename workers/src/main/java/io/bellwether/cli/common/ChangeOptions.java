package io.bellwether.cli.common;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is changed, for the audit; who changes it is the user of this shell. */
public final class ChangeOptions {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "A note on whose behalf; the audit itself names the user of this shell.")
    private @Nullable String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    private String reason;

    /** Who the audit names. */
    public String actor() {
        return Operator.actor();
    }

    /** Why, with the note. */
    public String reason() {
        return Operator.reason(reason, by);
    }
}
