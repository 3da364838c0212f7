package io.bellwether.decision.app.answer;

import io.bellwether.decision.domain.claims.Contradiction;
import java.util.List;

/** What decisions named as facts and was none. */
public interface Contradictions {
    /** Keeps them with the decision that the attempt led to, once; of an attempt that led to none nothing is kept. */
    void record(String decisionId, String attemptId, List<Contradiction> found);
}
