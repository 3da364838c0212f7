package io.bellwether.execution.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an outside system means by its answer to an order that waits. A boolean is taken as it is, a text only where
 * it can mean one thing; no number, list or object is ever read as an answer.
 */
public final class ApprovalAnswer {
    /** Texts that say yes, in lower case. */
    public static final Set<String> YES = Set.of("true", "yes", "approve", "approved");

    /** Texts that say no, in lower case. */
    public static final Set<String> NO = Set.of("false", "no", "reject", "rejected", "refuse", "refused");

    private ApprovalAnswer() {}

    /** The plain yes or no that was meant; empty when nothing can be understood. */
    public static Optional<Boolean> read(@Nullable Object sent) {
        if (sent instanceof Boolean plain) {
            return Optional.of(plain);
        }
        if (sent instanceof String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
        }
        return Optional.empty();
    }
}
