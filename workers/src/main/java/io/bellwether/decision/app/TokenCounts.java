package io.bellwether.decision.app;

/**
 * Tells counts of tokens that may be true from those that cannot. A negative count would lower what was spent, and an
 * absurd one would use up a budget that nobody touched.
 */
final class TokenCounts {
    /** More than any model reads or writes at once. */
    private static final long MOST = 10_000_000;

    private TokenCounts() {}

    /** Whether a vendor counted at all: a prompt has tokens, and so has what was written. */
    static boolean isSaid(Advisor.Usage usage) {
        return usage.input() != 0 && usage.output() != 0;
    }

    static boolean isPossible(Advisor.Usage usage) {
        return isCount(usage.input())
                && isCount(usage.output())
                && usage.cachedInput() >= 0
                && usage.cachedInput() <= usage.input()
                && usage.cacheWritten() >= 0
                && usage.cacheWritten() <= usage.input()
                && usage.reasoning() >= 0
                && usage.reasoning() <= usage.output();
    }

    private static boolean isCount(long tokens) {
        return tokens >= 0 && tokens <= MOST;
    }
}
