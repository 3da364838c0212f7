package io.bellwether.kernel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What somebody may have meant who typed a name that does not exist. */
public final class Suggestion {
    private static final int LEAST_BEGINNING = 3;

    private Suggestion() {}

    /**
     * The known name that is nearest to what was typed: at most a third of its letters differ, or one begins with the
     * other; empty when none is.
     */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        String wanted = plain(typed);
        return known.stream()
                .filter(name -> isNear(wanted, plain(name)))
                .min(Comparator.<String>comparingInt(name -> distance(wanted, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence: {@code ; did you mean 'main'?}, or empty text when nothing is near. */
    public static String didYouMean(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /**
     * The one whose key it is.
     *
     * @param what what they are, in the singular, e.g. {@code strategy}
     * @param typed as somebody typed it
     * @param key the same as keys are written
     * @throws IllegalArgumentException in words for a person, with the known keys, when there is none
     */
    public static <T> T require(String what, String typed, String key, List<T> known, Function<T, String> keyOf) {
        List<String> keys = known.stream().map(keyOf).toList();
        int place = keys.indexOf(key);
        if (place < 0) {
            throw new IllegalArgumentException("unknown %s '%s'; choose some of: %s%s"
                    .formatted(what, typed, String.join(", ", keys), didYouMean(key, keys)));
        }
        return known.get(place);
    }

    private static boolean isNear(String wanted, String name) {
        if (wanted.isEmpty() || name.isEmpty()) {
            return false;
        }
        boolean begins = Math.min(wanted.length(), name.length()) >= LEAST_BEGINNING
                && (name.startsWith(wanted) || wanted.startsWith(name));
        return begins || distance(wanted, name) <= Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Letters to add, drop, change or swap with their neighbour. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
            }
        }
        return steps[one.length()][other.length()];
    }
}
