package io.bellwether.reporting.domain;

import io.bellwether.reporting.domain.explain.Explanation.Wrong;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A decision of the day with its proposals.
 *
 * @param id natural key
 * @param session {@code MORNING}, {@code MIDDAY}, {@code CLOSE} or an intraday check; with a comma and the segment behind where
 *     the decision is about one
 * @param asOf [UTC]
 * @param decided false when no advisor gave a valid answer
 * @param advisor who decided, empty when nobody did
 * @param analysis in words
 * @param marketConditions in words
 * @param reasoning in words
 * @param expectedOutcome in words
 * @param riskAssessment in words
 * @param confidence 0 to 100, if given
 * @param proposals in the advisor's order
 * @param wrong numbers of it that are not what it was given; reports stored before they were compared have none
 */
public record DecisionLine(
        String id,
        String session,
        Instant asOf,
        boolean decided,
        String advisor,
        String analysis,
        String marketConditions,
        String reasoning,
        String expectedOutcome,
        String riskAssessment,
        Optional<Integer> confidence,
        List<ProposalLine> proposals,
        List<Wrong> wrong) {
    public DecisionLine {
        proposals = List.copyOf(proposals);
        wrong = List.copyOf(Objects.requireNonNullElse(wrong, List.of()));
    }
}
