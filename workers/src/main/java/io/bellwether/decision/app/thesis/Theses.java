package io.bellwether.decision.app.thesis;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.util.List;

/** What the desk believes. Theses are opened, and reviewed, with the decision that says so: see {@link DecisionLog}. */
public interface Theses {
    /** Theses open at the moment, in the words that held then, by id; what happens at the moment itself is not known. */
    List<ThesisFacts> open(DeskId desk, Instant asOf);

    /** What each open thesis stands on after the session; nothing when a later day was decided already. */
    List<ThesisStanding> standing(SessionRef session);

    /**
     * Opens again what was closed because no share was ever bought, where its purchase turns out to be executed and the
     * shares are held: an execution that the desk learns of late would leave a position that nobody reviews.
     */
    void reopenBought(SessionRef session);

    /** Closes an open thesis in the session without a decision; one that is closed already stays as it is. */
    void close(String thesisId, ThesisStanding.ClosedBy by, SessionRef session);
}
