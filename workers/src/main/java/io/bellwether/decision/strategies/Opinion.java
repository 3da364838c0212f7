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

    /** The votes to buy, strongest first, in words; empty when there are none. */
    String bullish() {
        return named(1);
    }

    /** The votes to sell, strongest first, in words; empty when there are none. */
    String bearish() {
        return named(-1);
    }

    private String named(int sign) {
        return votes.stream()
                .filter(vote -> speaks(vote) && Math.signum(vote.value()) == sign)
                .sorted(Comparator.comparingDouble((Vote vote) -> -Math.abs(vote.value()))
                        .thenComparing(Vote::strategy))
                .map(vote -> vote.strategy() + " " + Words.signed(vote.value()) + " (" + vote.reason() + ")")
                .collect(Collectors.joining("; "));
    }

    static boolean speaks(Vote vote) {
        return Math.abs(vote.value()) >= SILENT;
    }
}
