package io.bellwether.decision.app.answer;

import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;

/** The written form of a decision: the one schema every advisor answers in. */
public interface AnswerFormat {
    /**
     * Reads an answer and checks it against the context it answers. What is not written as the schema asks is read only
     * where it can mean one thing, and each such place is named; all else is refused.
     *
     * @param raw what the advisor wrote, whatever it is
     * @param context what the advisor was told
     * @param advisor who wrote it
     * @return the decision or all problems; never throws, takes time in proportion to the length only
     */
    CheckedAnswer read(String raw, DeskContext context, String advisor);

    /** Writes a decision as its advisor would have answered. */
    String write(Decision decision);
}
