package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.util.List;

/** Tasks that a person completed, with who it was as far as the engine has told. */
public interface TaskCompletions {
    /** What a completed task was about. */
    enum Kind {
        /** an order was approved or refused; the subject is its id */
        APPROVAL,
        /** an emergency stop was released; the subject is the halt's id */
        RELEASE
    }

    /**
     * A completed task.
     *
     * @param desk the desk
     * @param kind what it was about
     * @param subject on what, see {@link Kind}
     * @param processInstanceKey the engine's key of the instance that had the task
     * @param elementId the task's id in the model
     */
    record Completion(DeskId desk, Kind kind, String subject, long processInstanceKey, String elementId) {}

    /** Keeps a task whose person is not known yet; the same instance and element is kept once. */
    void expect(Completion completion);

    /** Tasks whose person is not known and that are due to be looked at, oldest first. */
    List<Completion> due(int atMost);

    /** Notes who it was; false when it was known before. */
    boolean known(Completion completion, String taskKey, String actor);

    /** Looks again later: after 2 s at first, after at most a minute. */
    void lookAgain(Completion completion);
}
