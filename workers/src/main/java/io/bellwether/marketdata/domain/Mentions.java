package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much was written about a share in a span of time, and by whom. Numbers alone: no word of it is kept.
 *
 * @param source which network
 * @param from [UTC] first moment
 * @param to [UTC] first moment after it
 * @param messages posts that name the share
 * @param authors different accounts that wrote them
 * @param bullish posts that point up, by their author's mark or else by their words
 * @param bearish posts that point down
 * @param busiest posts of the three accounts that wrote most
 * @param copies posts of which at least three are nearly the same
 * @param dated posts of which it is known how old the account is
 * @param young those of them by accounts younger than {@link #YOUNG_DAYS} days
 * @param whole whether all posts of the span were seen; otherwise there were at least so many
 */
public record Mentions(
        String source,
        Symbol symbol,
        Instant from,
        Instant to,
        int messages,
        int authors,
        int bullish,
        int bearish,
        int busiest,
        int copies,
        int dated,
        int young,
        boolean whole) {
    public static final int YOUNG_DAYS = 30;

    private static final int FEW = 3;

    /** Texts of which fewer words are left are alike by chance. */
    private static final int FEWEST_WORDS = 4;

    /** Words that are compared; what comes later decides nothing. */
    private static final int MOST_WORDS = 60;

    /** Least part of their words that nearly equal texts share. */
    private static final double ALIKE = 0.8;

    private static final Pattern NO_WORDS = Pattern.compile("https?://\\S+|www\\.\\S+|[$@#]\\S+");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    public Mentions {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a span must end after %s, was %s".formatted(from, to));
        }
        boolean ofMessages = authors <= messages
                && bullish + bearish <= messages
                && busiest <= messages
                && copies <= messages
                && young <= dated
                && dated <= messages;
        int least = List.of(messages, authors, bullish, bearish, busiest, copies, dated, young).stream()
                .min(Comparator.naturalOrder())
                .orElse(0);
        if (least < 0 || !ofMessages) {
            throw new IllegalArgumentException(
                    "counts of %s must be >= 0 and at most its %d messages".formatted(symbol, messages));
        }
    }

    /**
     * Counts posts.
     *
     * @param posts about the share; those outside of the span do not count
     * @param tone of a text without a mark: above 0 for up, below for down, 0 for neither
     */
    public static Mentions of(
            String source,
            Symbol symbol,
            Instant from,
            Instant to,
            Collection<SocialPost> posts,
            boolean whole,
            ToIntFunction<String> tone) {
        List<SocialPost> within = posts.stream()
                .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
                .toList();
        Map<String, Integer> byAuthor = new HashMap<>();
        int bullish = 0;
        int bearish = 0;
        int dated = 0;
        int young = 0;
        LocalDate since = LocalDate.ofInstant(to, ZoneOffset.UTC).minusDays(YOUNG_DAYS);
        for (SocialPost post : within) {
            byAuthor.merge(post.author(), 1, Integer::sum);
            Optional<Boolean> mark = post.bullish();
            int direction = mark.map(up -> up ? 1 : -1).orElseGet(() -> tone.applyAsInt(post.text()));
            bullish += direction > 0 ? 1 : 0;
            bearish += direction < 0 ? 1 : 0;
            dated += post.joined().isPresent() ? 1 : 0;
            young += post.joined().filter(day -> day.isAfter(since)).isPresent() ? 1 : 0;
        }
        int busiest = byAuthor.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(FEW)
                .mapToInt(Integer::intValue)
                .sum();
        return new Mentions(
                source,
                symbol,
                from,
                to,
                within.size(),
                byAuthor.size(),
                bullish,
                bearish,
                busiest,
                copies(within),
                dated,
                young,
                whole);
    }

    private record Alike(Set<String> words, int[] posts) {}

    /** Each text joins the first group whose first text is nearly the same. */
    private static int copies(List<SocialPost> posts) {
        List<Alike> groups = new ArrayList<>();
        Map<Set<String>, Alike> known = new HashMap<>();
        for (SocialPost post : posts) {
            Set<String> words = words(post.text());
            if (words.size() >= FEWEST_WORDS) {
                Alike group = known.computeIfAbsent(
                        words,
                        some -> groups.stream()
                                .filter(one -> areAlike(one.words(), some))
                                .findFirst()
                                .orElseGet(() -> {
                                    Alike next = new Alike(some, new int[1]);
                                    groups.add(next);
                                    return next;
                                }));
                group.posts()[0]++;
            }
        }
        return groups.stream()
                .mapToInt(group -> group.posts()[0])
                .filter(size -> size >= FEW)
                .sum();
    }

    private static boolean areAlike(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared >= ALIKE * (one.size() + other.size() - shared);
    }

    /** Without addresses, symbols, names, numbers and signs, which robots exchange. */
    private static Set<String> words(String text) {
        String plain =
                NO_WORDS.matcher(Subjects.seen(text).toLowerCase(Locale.ROOT)).replaceAll(" ");
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(plain);
        while (words.size() < MOST_WORDS && word.find()) {
            words.add(word.group());
        }
        return words;
    }
}
