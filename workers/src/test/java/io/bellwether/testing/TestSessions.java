package io.bellwether.testing;

import io.bellwether.kernel.Session;
import java.util.List;

/** The sessions of a desk that wants no more of them. */
public final class TestSessions {
    /** All sessions of a day in their order. */
    public static final List<Session> ALL = List.of(Session.MORNING, Session.MIDDAY, Session.CLOSE, Session.REPORT);

    private TestSessions() {}

    /** The session's place in the day, from 0. */
    public static int place(Session session) {
        return ALL.indexOf(session);
    }
}
