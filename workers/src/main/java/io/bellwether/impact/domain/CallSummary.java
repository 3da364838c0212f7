package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sentences of a company's call that tell most, as they were said: by the house's own lexicon, which finds what happens
 * and which way it points. Nothing is put into other words, so that whoever reads it can find each sentence in the call.
 *
 * @param sentences of the whole call
 * @param told at most {@link #MOST}, in the order in which they were said
 */
public record CallSummary(Symbol symbol, Instant publishedAt, String title, int sentences, List<Told> told) {
    public static final int MOST = 5;

    /** A shorter one says nothing, a longer one is none. */
    private static final int SHORTEST = 20;

    private static final int LONGEST = 400;

    private static final Pattern END =
            Pattern.compile("(?<=[.!?][\"\u201d)]?)\\s+(?=[\"\u201c(]?[\\p{Lu}\\p{N}])|\\R+");
    private static final Set<EventKind> OF_THE_WORLD =
            EnumSet.of(EventKind.RATES, EventKind.INFLATION, EventKind.OIL, EventKind.TARIFFS);

    /**
     * A sentence.
     *
     * @param position among the sentences of the call, from 1 on
     * @param up whether it points up for the company
     * @param strength (0..1]
     * @param sentence as it was said
     */
    public record Told(int position, boolean up, double strength, String sentence) {}

    public CallSummary {
        told = List.copyOf(told);
    }

    /** The summary of a call. */
    public static CallSummary of(Transcript call) {
        List<String> sentences = sentences(call.text());
        List<Told> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            if (sentence.length() < SHORTEST || sentence.length() > LONGEST || !seen.add(sentence)) {
                continue;
            }
            Optional<Reading> reading = Lexicon.own().read(sentence).filter(one -> !OF_THE_WORLD.contains(one.kind()));
            int position = i + 1;
            reading.ifPresent(one -> found.add(new Told(position, one.up(), one.strength(), sentence)));
        }
        List<Told> most = found.stream()
                .sorted(Comparator.comparingDouble(Told::strength).reversed().thenComparingInt(Told::position))
                .limit(MOST)
                .sorted(Comparator.comparingInt(Told::position))
                .toList();
        return new CallSummary(call.symbol(), call.publishedAt(), call.title(), sentences.size(), most);
    }

    /** The text cut at ends of sentences and lines; each is as it was, without space around it. */
    static List<String> sentences(String text) {
        return END.splitAsStream(text)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
