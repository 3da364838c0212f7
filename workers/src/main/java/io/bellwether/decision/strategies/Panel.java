package io.bellwether.decision.strategies;

import java.util.ArrayList;
import java.util.List;

/**
 * Five strategies with fixed weights. Trend following has the most to say (averages, momentum and breakout together 0.75)
 * because small companies trend on news; mean reversion and volatility hold it back from chasing what ran too far.
 */
final class Panel {
    private record Seat(Strategy strategy, double weight) {}

    private static final List<Seat> SEATS = List.of(
            new Seat(new SimpleMa(), 0.25),
            new Seat(new Momentum(), 0.25),
            new Seat(new Breakout(), 0.25),
            new Seat(new MeanReversion(), 0.15),
            new Seat(new Volatility(), 0.10));

    Opinion opinion(Candidate candidate) {
        List<Vote> votes = new ArrayList<>();
        double score = 0;
        double positive = 0;
        double negative = 0;
        for (Seat seat : SEATS) {
            Vote vote = seat.strategy().vote(candidate);
            votes.add(vote);
            score += seat.weight() * vote.value();
            if (Opinion.speaks(vote)) {
                positive += vote.value() > 0 ? seat.weight() : 0;
                negative += vote.value() < 0 ? seat.weight() : 0;
            }
        }
        double spoken = positive + negative;
        double same = score > 0 ? positive : negative;
        return new Opinion(candidate, score, spoken > 0 ? same / spoken : 0, votes);
    }
}
