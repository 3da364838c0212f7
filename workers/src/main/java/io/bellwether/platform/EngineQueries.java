package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Set;

/** What the engine says about a desk right now. Answers follow the engine by a few seconds. */
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
     * Ids of the diagram elements that a process instance has finished, in no order.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    Set<String> finishedSteps(long processInstanceKey);

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
