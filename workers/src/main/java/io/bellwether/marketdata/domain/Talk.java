package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the talk of a day about a share looks like: much or little, by many or by few. Nobody buys for it; what looks like
 * robots or like a share that is talked up calls for care.
 *
 * @param messages posts of the day, of all networks; at least so many
 * @param authors different accounts, each network's for itself
 * @param bullish posts that point up
 * @param bearish posts that point down
 * @param usual median of the days before, of the networks of which {@link #FEWEST_DAYS} days or more are known; empty where
 *     of none
 * @param thin whether little is traded in the share: less than {@link #THIN} USD a day, or nobody knows how much
 * @param patterns what looks odd
 */
public record Talk(
        Symbol symbol,
        int messages,
        int authors,
        int bullish,
        int bearish,
        Optional<BigDecimal> usual,
        boolean thin,
        Set<Pattern> patterns) {
    /** Days that the usual number is made of. */
    public static final int DAYS = 20;

    /** Fewer days say nothing of what is usual. */
    public static final int FEWEST_DAYS = 5;

    /** A share of which less is traded a day is moved by few [USD]. */
    public static final BigDecimal THIN = BigDecimal.valueOf(1_000_000);

    /** Fewer posts are no crowd. */
    private static final int FEWEST = 10;

    /** Fewer posts are no spike, whatever was before. */
    private static final int FEWEST_OF_SPIKE = 20;

    private static final int SPIKE = 5;

    /** Least parts of the posts [percent]. */
    private static final int COPIES = 30;

    private static final int BUSIEST = 50;
    private static final int YOUNG = 40;
    private static final int DATED = 50;

    /** What may be odd about a day's posts. */
    public enum Pattern {
        /** more than five times as many as usual */
        SPIKE("more than five times as many posts as usual"),
        /** three in ten or more are nearly the same text */
        COPIES("many posts are nearly the same text"),
        /** half or more are of three accounts */
        FEW_AUTHORS("three accounts wrote half of it or more"),
        /** four in ten or more are of accounts younger than a month */
        YOUNG_ACCOUNTS("many posts are of accounts younger than a month");

        private final String text;

        Pattern(String text) {
            this.text = text;
        }

        /** For a person, no full stop. */
        public String text() {
            return text;
        }
    }

    public Talk {
        patterns = patterns.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(patterns));
    }

    /**
     * Judges the posts of a day.
     *
     * @param day of each network, at least one
     * @param before of each network the days before, in any order
     * @param dollarVolume what is traded a day on average [USD]; empty where it is not known
     */
    public static Talk of(
            Symbol symbol,
            Collection<Mentions> day,
            Map<String, List<Mentions>> before,
            Optional<BigDecimal> dollarVolume) {
        Set<Pattern> patterns = EnumSet.noneOf(Pattern.class);
        Optional<BigDecimal> usual = Optional.empty();
        int messages = 0;
        int authors = 0;
        int bullish = 0;
        int bearish = 0;
        for (Mentions of : day) {
            messages += of.messages();
            authors += of.authors();
            bullish += of.bullish();
            bearish += of.bearish();
            Optional<BigDecimal> median = median(before.getOrDefault(of.source(), List.of()));
            if (median.isPresent()) {
                usual = Optional.of(usual.orElse(BigDecimal.ZERO).add(median.get()));
            }
            if (median.filter(some -> isSpike(of.messages(), some)).isPresent()) {
                patterns.add(Pattern.SPIKE);
            }
            if (of.messages() >= FEWEST) {
                addIf(patterns, Pattern.COPIES, isPart(of.copies(), of.messages(), COPIES));
                addIf(patterns, Pattern.FEW_AUTHORS, isPart(of.busiest(), of.messages(), BUSIEST));
                addIf(
                        patterns,
                        Pattern.YOUNG_ACCOUNTS,
                        isPart(of.dated(), of.messages(), DATED) && isPart(of.young(), of.dated(), YOUNG));
            }
        }
        boolean thin = dollarVolume.filter(usd -> usd.compareTo(THIN) >= 0).isEmpty();
        return new Talk(symbol, messages, authors, bullish, bearish, usual, thin, patterns);
    }

    private static void addIf(Set<Pattern> patterns, Pattern pattern, boolean holds) {
        if (holds) {
            patterns.add(pattern);
        }
    }

    private static boolean isPart(int some, int all, int percent) {
        return 100L * some >= (long) percent * all;
    }

    private static boolean isSpike(int messages, BigDecimal usual) {
        return messages >= FEWEST_OF_SPIKE
                && BigDecimal.valueOf(messages).compareTo(usual.multiply(BigDecimal.valueOf(SPIKE))) > 0;
    }

    private static Optional<BigDecimal> median(List<Mentions> days) {
        if (days.size() < FEWEST_DAYS) {
            return Optional.empty();
        }
        List<Integer> sorted = new ArrayList<>();
        days.forEach(day -> sorted.add(day.messages()));
        sorted.sort(null);
        int middle = sorted.size() / 2;
        int twice = sorted.size() % 2 == 1 ? 2 * sorted.get(middle) : sorted.get(middle - 1) + sorted.get(middle);
        return Optional.of(BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(2), 1, RoundingMode.UNNECESSARY));
    }

    /**
     * Whether it calls for care before anybody buys: a spike in a share that few trade, or two odd things at once in any.
     */
    public boolean callsForCare() {
        return patterns.size() >= 2 || thin && patterns.contains(Pattern.SPIKE);
    }

    /** The odd things in words with the numbers, no full stop; empty where nothing is odd. */
    public String why() {
        if (patterns.isEmpty()) {
            return "";
        }
        List<String> odd = new ArrayList<>();
        for (Pattern pattern : Pattern.values()) {
            if (patterns.contains(pattern)) {
                odd.add(pattern.text());
            }
        }
        String before = usual.map(
                        some -> ", usual are " + some.stripTrailingZeros().toPlainString())
                .orElse("");
        return "it is talked about oddly: %s (%d posts by %d accounts%s%s)"
                .formatted(String.join("; ", odd), messages, authors, before, thin ? "; little is traded in it" : "");
    }
}
