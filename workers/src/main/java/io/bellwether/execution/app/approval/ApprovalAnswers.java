package io.bellwether.execution.app.approval;

import java.util.Optional;

/** Answers that commands of ours give to orders that wait, kept so that nobody can claim to be another. */
public interface ApprovalAnswers {
    /**
     * An answer.
     *
     * @param id of the answer, carried by the message
     * @param orderId the order
     * @param approved yes or no
     * @param actor who gave it, e.g. {@code cli:ria}
     * @param reason why, may be empty
     * @param taken whether it decided
     */
    record Given(long id, String orderId, boolean approved, String actor, String reason, boolean taken) {}

    /** Keeps an answer before the process is told of it, and returns its id. */
    long give(String orderId, boolean approved, String actor, String reason);

    /** The answer, if there is one of that id. */
    Optional<Given> find(long id);

    /** Notes that the answer decided; the first time counts. */
    void taken(long id);

    /** Forgets an answer that nobody waited for, unless it decided. */
    void withdraw(long id);
}
