package io.bellwether.decision.app.prompt;

/** The schema of an answer as every model is told it, made from the records that the answer becomes. */
public interface AnswerSchema {
    /** JSON Schema within what all vendors take: every property required, nothing additional, null where optional. */
    String json();
}
