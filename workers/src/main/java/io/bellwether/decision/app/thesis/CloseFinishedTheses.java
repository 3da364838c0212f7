package io.bellwether.decision.app.thesis;

import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Component;

/**
 * Ends, at the close of a day, every thesis that has nothing left to be right about: its position was sold or stopped
 * out, or it never came to be. A thesis with an order that may still trade stays open, one whose purchase turns out to be
 * executed is opened again.
 */
@Component
public class CloseFinishedTheses {
    private final Theses theses;

    public CloseFinishedTheses(Theses theses) {
        this.theses = theses;
    }

    /** Closes each once, however often it runs. */
    public void run(SessionRef session) {
        theses.reopenBought(session);
        theses.standing(session)
                .forEach(standing -> standing.ending().ifPresent(by -> theses.close(standing.id(), by, session)));
    }
}
