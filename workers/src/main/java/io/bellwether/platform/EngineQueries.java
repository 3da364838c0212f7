package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import java.util.List;

/** What the engine says about a desk right now. Answers follow the engine by a few seconds. */
@OutsideCall
public interface EngineQueries {
    /**
     * User tasks that wait for a person, oldest first.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    List<OpenTask> openTasks(DeskId desk);

    /**
     * Incidents that are not resolved, oldest first.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    List<OpenIncident> incidents(DeskId desk);

    /**
     * A user task that waits.
     *
     * @param key the engine's key
     * @param name of the task
     * @param assignee who took it; empty while nobody did
     * @param link its page in Tasklist
     */
    record OpenTask(String key, String name, String assignee, String link) {}

    /**
     * An incident that stops a process.
     *
     * @param key the engine's key
     * @param type e.g. {@code JOB_NO_RETRIES}
     * @param message what the engine says about it
     * @param link the page of its process instance in Operate
     */
    record OpenIncident(String key, String type, String message, String link) {}
}
