package io.bellwether.decision.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an advisor decided for one session of one desk.
 *
 * @param id {@code <deskId>-<yyyymmdd>-<session>}
 * @param desk the desk
 * @param tradingDate the session's day
 * @param session the session
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
    public Decision {
        theses = List.copyOf(theses);
        trades = List.copyOf(trades);
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence must be from 0 to 100, was " + confidence);
        }
    }
}
