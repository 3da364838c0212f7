package io.bellwether.decision.domain;

import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that happened to a thesis.
 *
 * @param thesisId the thesis
 * @param sessionKey session it happened in; with thesis and kind the natural key
 * @param kind what happened
 * @param decisionId who said so; empty when the desk itself closed it
 * @param reasoning in words
 * @param statement the thesis as it reads from now on
 * @param horizonEnd session at whose close it is judged from now on
 * @param horizonDays as the advisor wrote it, when it moved the horizon
 * @param asOf [UTC] moment of the session
 */
public record ThesisEvent(
        String thesisId,
        String sessionKey,
        Kind kind,
        Optional<String> decisionId,
        String reasoning,
        String statement,
        LocalDate horizonEnd,
        Optional<Integer> horizonDays,
        Instant asOf) {
    /** Why a thesis is opened again. */
    private static final String BOUGHT_LATE = "Its purchase was executed, which the desk learned after closing it.";

    /** What the desk itself does to a thesis, which goes on in the words that held last. */
    public static ThesisEvent closed(ThesisState thesis, ThesisStanding.ClosedBy by, SessionRef session) {
        return ofDesk(thesis, Kind.CLOSED, by.words(), session);
    }

    /** Its purchase was executed after all. */
    public static ThesisEvent reopened(ThesisState thesis, SessionRef session) {
        return ofDesk(thesis, Kind.REOPENED, BOUGHT_LATE, session);
    }

    private static ThesisEvent ofDesk(ThesisState thesis, Kind kind, String why, SessionRef session) {
        return new ThesisEvent(
                thesis.id(),
                session.key(),
                kind,
                Optional.empty(),
                why,
                thesis.statement(),
                thesis.horizonEnd(),
                Optional.empty(),
                session.asOf());
    }

    /** What happens to theses. */
    public enum Kind {
        OPENED,
        /** More of the same symbol was bought on the same thesis. */
        ADDED,
        CONFIRMED,
        CHANGED,
        CLOSED,
        /** Its purchase was executed, and the desk learned of that only after it had closed the thesis. */
        REOPENED
    }
}
