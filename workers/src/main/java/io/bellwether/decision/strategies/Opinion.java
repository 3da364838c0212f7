package io.bellwether.decision.strategies;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the panel thinks of one instrument.
 *
 * @param score weighted mean of the votes, -1 (sell) to 1 (buy)
 * @param agreement weight of the votes that point the way of the score, of all that point anywhere [0..1]
 * @param votes one per strategy
 */
record Opinion(Candidate candidate, double score, double agreement, List<Vote> votes) {
    /** Best first; the symbol decides between equals. */
    static final Comparator<Opinion> BEST_FIRST = Comparator.comparingDouble(Opinion::score)
            .reversed()
            .thenComparing(opinion -> opinion.candidate().symbol());

    private static final double SILENT = 0.05;

    Opinion {
        votes = List.copyOf(votes);
    }

    /** The votes that point the way of the score, strongest first, in words. */
    String inFavour() {
        return named(true);
    }

    /** The votes that point the other way, strongest first, in words; empty when there are none. */
    String against() {
        return named(false);
    }

    private String named(boolean favour) {
        return votes.stream()
                .filter(vote -> speaks(vote) && (vote.value() > 0 == score > 0) == favour)
                .sorted(Comparator.comparingDouble((Vote vote) -> -Math.abs(vote.value()))
                        .thenComparing(Vote::strategy))
                .map(vote -> "%s %s (%s)".formatted(vote.strategy(), Words.signed(vote.value()), vote.reason()))
                .collect(Collectors.joining("; "));
    }

    static boolean speaks(Vote vote) {
        return Math.abs(vote.value()) >= SILENT;
    }
}
