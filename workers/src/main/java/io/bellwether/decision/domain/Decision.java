package io.bellwether.decision.domain;

import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an advisor decided for one session of one desk, or of a segment of it.
 *
 * @param id that of the key, or a rebalancing's
 * @param key desk, day, session and segment it is about
 * @param asOf [UTC] what was known then is what it rests on
 * @param advisor who decided; empty when nobody did
 * @param analysis in words
 * @param marketConditions in words
 * @param reasoning in words
 * @param expectedOutcome in words
 * @param riskAssessment in words
 * @param confidence 0 to 100
 * @param theses what becomes of each open thesis
 * @param trades proposals in the advisor's order; empty is a decision too
 */
public record Decision(
        String id,
        DecisionKey key,
        Instant asOf,
        String advisor,

        @Meaning("What the facts of the snapshot show, in plain words.")
        String analysis,

        @Meaning("State of the market as a whole, in plain words.")
        String marketConditions,

        @Meaning("Why these trades and no others, in plain words.")
        String reasoning,

        @Meaning("What should come of the decision and by when, in plain words.")
        String expectedOutcome,

        @Meaning("What can go wrong and what it would cost, in plain words.")
        String riskAssessment,

        @Meaning("How sure the decision as a whole is: a whole number from 0 to 100.")
        int confidence,

        @Meaning("Every open thesis of the snapshot exactly once; an empty list when none is open.")
        List<ThesisReview> theses,

        @Meaning("Each symbol at most once, at most " + AnswerLimits.MAX_TRADES
                + " trades; an empty list to do nothing.")
        List<ProposedTrade> trades) {
    public Decision {
        theses = List.copyOf(theses);
        trades = List.copyOf(trades);
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence must be from 0 to 100, was " + confidence);
        }
    }

    /** A decision about the whole desk. */
    public Decision(
            String id,
            DeskId desk,
            LocalDate tradingDate,
            Session session,
            Instant asOf,
            String advisor,
            String analysis,
            String marketConditions,
            String reasoning,
            String expectedOutcome,
            String riskAssessment,
            int confidence,
            List<ThesisReview> theses,
            List<ProposedTrade> trades) {
        this(
                id,
                new DecisionKey(desk, tradingDate, session),
                asOf,
                advisor,
                analysis,
                marketConditions,
                reasoning,
                expectedOutcome,
                riskAssessment,
                confidence,
                theses,
                trades);
    }

    /** Whose decision it is. */
    public DeskId desk() {
        return key.desk();
    }

    /** The session's day. */
    public LocalDate tradingDate() {
        return key.tradingDate();
    }

    /** The session it was made in. */
    public Session session() {
        return key.session();
    }
}
