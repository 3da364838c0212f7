package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * A user task that was completed; empty while the engine has not told of it yet.
     *
     * @param processInstanceKey the instance that had the task
     * @param elementId the task's id in the model; of several the last one counts
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    Optional<CompletedTask> completedTask(long processInstanceKey, String elementId);

    /**
     * Whether the engine knows groups of people, so that a task's candidate groups mean something.
     *
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer
     */
    Groups groups();

    /**
     * A user task that was completed.
     *
     * @param key the engine's key
     * @param completedBy the user it was assigned to at the end; empty when a program completed it for nobody
     */
    record CompletedTask(String key, String completedBy) {}

    /**
     * What the engine knows of groups.
     *
     * @param supported whether it has groups at all
     * @param ids of the groups it has
     */
    record Groups(boolean supported, java.util.Set<String> ids) {
        public static final Groups NONE = new Groups(false, java.util.Set.of());

        public Groups {
            ids = java.util.Set.copyOf(ids);
        }
    }

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
