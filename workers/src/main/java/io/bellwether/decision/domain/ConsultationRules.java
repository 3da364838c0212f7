package io.bellwether.decision.domain;

import io.bellwether.desk.domain.AdviceBudget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses whom to ask by what is left of the budget. */
public final class ConsultationRules {
    private ConsultationRules() {}

    /**
     * Somebody who may be asked.
     *
     * @param advisor its name
     * @param highestCost [USD] the most one call may cost; zero when it costs nothing
     */
    public record Candidate(String advisor, BigDecimal highestCost) {
        public Candidate {
            if (highestCost.signum() < 0) {
                throw new IllegalArgumentException("cost of " + advisor + " must be >= 0, was " + highestCost);
            }
        }

        boolean paid() {
            return highestCost.signum() > 0;
        }
    }

    /**
     * Whom to ask, in which order, and why so.
     *
     * @param advisors names in the order they are asked
     */
    public record Choice(List<String> advisors, ConsultationPlan.State state) {
        public Choice {
            advisors = List.copyOf(advisors);
        }
    }

    /**
     * The choice. A desk whose advisors cost nothing keeps its list whatever was spent. Near the end of a budget the
     * cheaper advisor takes the place of the first that costs something. Whoever could overshoot a budget with one call is
     * left out; when nobody who costs something is left, the fallback comes first and then the others that cost nothing.
     *
     * @param own the desk's list
     * @param cheaper who stands in near the budget's end
     * @param fallback who decides when the budget is spent; costs nothing
     */
    public static Choice choose(
            List<Candidate> own,
            Optional<Candidate> cheaper,
            Candidate fallback,
            AdviceSpent spent,
            AdviceBudget budget) {
        if (own.stream().noneMatch(Candidate::paid)) {
            return new Choice(names(own.stream()), ConsultationPlan.State.NORMAL);
        }
        boolean allPayable = own.stream().allMatch(c -> spent.leavesRoomFor(c.highestCost(), budget));
        boolean near = !allPayable || spent.reaches(budget.nearShare(), budget);
        List<Candidate> wished = near ? withCheaper(own, cheaper) : own;
        List<Candidate> payable = wished.stream()
                .filter(c -> spent.leavesRoomFor(c.highestCost(), budget))
                .toList();
        if (payable.stream().noneMatch(Candidate::paid)) {
            return new Choice(
                    names(Stream.concat(
                            Stream.of(fallback),
                            payable.stream().filter(c -> !c.advisor().equals(fallback.advisor())))),
                    ConsultationPlan.State.SPENT);
        }
        return new Choice(names(payable.stream()), near ? ConsultationPlan.State.NEAR : ConsultationPlan.State.NORMAL);
    }

    /** Whom the desk names twice is asked twice; the one who stands in is not asked again at his own place. */
    private static List<Candidate> withCheaper(List<Candidate> own, Optional<Candidate> cheaper) {
        List<Candidate> result = new ArrayList<>(own);
        cheaper.ifPresent(stand -> result.removeIf(c -> c.advisor().equals(stand.advisor())));
        cheaper.ifPresent(stand -> {
            int first = 0;
            while (first < result.size() && !result.get(first).paid()) {
                first++;
            }
            if (first == result.size()) {
                result.add(stand);
            } else {
                result.set(first, stand);
            }
        });
        return result;
    }

    private static List<String> names(Stream<Candidate> candidates) {
        return candidates.map(Candidate::advisor).toList();
    }
}
