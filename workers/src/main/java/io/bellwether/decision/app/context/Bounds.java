package io.bellwether.decision.app.context;

import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;

/** Asks the rules what they bind a desk to; only reads. */
public interface Bounds {
    /** What binds the desk at the session's moment, before anybody proposed anything. */
    BindingFacts read(SessionRef session, Desk desk);
}
