package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.Advisor;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Tells counts of tokens that may be true from those that cannot. A negative count would lower what was spent, and an
 * absurd one would use up a budget that nobody touched.
 */
final class TokenCounts {
    /** What a vendor may put before a prompt of its own accord, e.g. how a schema is to be kept [tokens]. */
    private static final long VENDORS_OWN = 10_000;

    private TokenCounts() {}

    /** Whether a vendor counted at all: a prompt has tokens, and so has what was written. */
    static boolean isSaid(Advisor.Usage usage) {
        return usage.input() != 0 && usage.output() != 0;
    }

    /**
     * Whether the counts may be true. No more can have been read than was sent, at one byte a token, and no more written than
     * was asked for.
     *
     * @param mostRead see {@link #mostRead}
     * @param mostWritten the limit that was sent with the request
     */
    static boolean isPossible(Advisor.Usage usage, long mostRead, long mostWritten) {
        return isCount(usage.input(), mostRead)
                && isCount(usage.output(), mostWritten)
                && isCount(usage.cachedInput(), usage.input())
                && isCount(usage.cacheWritten(), usage.input())
                && isCount(usage.reasoning(), usage.output());
    }

    /** The most tokens that these texts may be, with what a vendor adds. */
    static long mostRead(String... sent) {
        return VENDORS_OWN
                + Stream.of(sent)
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }

    private static boolean isCount(long tokens, long most) {
        return tokens >= 0 && tokens <= most;
    }
}
