package io.bellwether.decision.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An advisor's answer as it was written, before any rule was applied; what was absent or of the wrong type is empty.
 * Names and meanings are those of {@link Decision}.
 */
public record DraftAnswer(
        Optional<String> analysis,
        Optional<String> marketConditions,
        Optional<String> reasoning,
        Optional<String> expectedOutcome,
        Optional<String> riskAssessment,
        Optional<BigDecimal> confidence,
        List<Thesis> theses,
        List<Trade> trades) {
    public DraftAnswer {
        theses = List.copyOf(theses);
        trades = List.copyOf(trades);
    }

    /** A word on an open thesis as it was written; names and meanings are those of {@link ThesisReview}. */
    public record Thesis(
            Optional<String> thesisId,
            Optional<String> verdict,
            Optional<String> reasoning,
            Optional<String> statement,
            Optional<BigDecimal> horizonDays) {}

    /** A proposed trade as it was written; names and meanings are those of {@link ProposedTrade}. */
    public record Trade(
            Optional<String> action,
            Optional<String> symbol,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> weight,
            Optional<String> orderType,
            Optional<BigDecimal> limitPrice,
            Optional<BigDecimal> stopPrice,
            Optional<BigDecimal> conviction,
            Optional<BigDecimal> winProbability,
            Optional<BigDecimal> expectedGain,
            Optional<BigDecimal> expectedLoss,
            Optional<BigDecimal> horizonDays,
            Optional<String> expectedOutcome,
            Optional<String> reasoning,
            Optional<String> risks) {}
}
