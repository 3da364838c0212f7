package io.bellwether.decision.strategies;

import io.bellwether.desk.domain.BuiltInStrategy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Five strategies with fixed weights. Trend following has the most to say (averages, momentum and breakout together 0.75)
 * because small companies trend on news; mean reversion and volatility hold it back from chasing what ran too far.
 */
final class Panel {
    private record Seat(BuiltInStrategy name, Strategy strategy, double weight) {}

    private static final List<Seat> SEATS = List.of(
            new Seat(BuiltInStrategy.SIMPLE_MA, new SimpleMa(), 0.25),
            new Seat(BuiltInStrategy.MOMENTUM, new Momentum(), 0.25),
            new Seat(BuiltInStrategy.BREAKOUT, new Breakout(), 0.25),
            new Seat(BuiltInStrategy.MEAN_REVERSION, new MeanReversion(), 0.15),
            new Seat(BuiltInStrategy.VOLATILITY, new Volatility(), 0.10));

    private final List<Seat> seats;

    /** Weights of all seats, so that fewer of them have as much to say together. */
    private final double weight;

    /** All of them. */
    Panel() {
        this(List.of());
    }

    /** @param chosen who has a seat; none: everybody */
    Panel(List<BuiltInStrategy> chosen) {
        boolean all = chosen.isEmpty() || chosen.containsAll(EnumSet.allOf(BuiltInStrategy.class));
        seats = all
                ? SEATS
                : SEATS.stream().filter(seat -> chosen.contains(seat.name())).toList();
        weight = all ? 1 : seats.stream().mapToDouble(Seat::weight).sum();
    }

    Opinion opinion(Candidate candidate) {
        List<Vote> votes = new ArrayList<>();
        double score = 0;
        double positive = 0;
        double negative = 0;
        for (Seat seat : seats) {
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
        return new Opinion(candidate, score / weight, spoken > 0 ? same / spoken : 0, votes);
    }
}
