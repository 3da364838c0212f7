package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine says about everything that runs on it, whichever desk it belongs to and also when it belongs to none.
 * Answers follow the engine by a few seconds.
 *
 * <p>Every question throws {@link io.bellwether.kernel.TransientFault} when the engine does not answer.
 */
@OutsideCall
public interface EngineOverview {
    /** Longest list of an answer. */
    int MOST = 100;

    /** Where a process instance stands. */
    enum State {
        ACTIVE,
        COMPLETED,
        /** Somebody ended it. */
        CANCELLED
    }

    /**
     * An incident that is not resolved.
     *
     * @param key the engine's key
     * @param jobKey key of the job that stopped; 0 when it was no job
     * @param instance key of the process instance
     * @param processId id of its process, or empty text when unknown
     * @param elementId id of the element in the diagram, or empty text when unknown
     * @param desk the desk of its process instance; empty when the instance belongs to none
     * @param type e.g. {@code JOB_NO_RETRIES}
     * @param message what the engine says about it
     * @param since [UTC] when it began
     * @param link the page of its process instance in Operate
     */
    record Incident(
            long key,
            long jobKey,
            long instance,
            String processId,
            String elementId,
            Optional<DeskId> desk,
            String type,
            String message,
            Instant since,
            String link) {}

    /**
     * A process instance that is active.
     *
     * @param desk the desk it belongs to, if any
     * @param link its page in Operate
     */
    record Instance(long key, Optional<DeskId> desk, Instant since, String link) {}

    /**
     * A user task that waits.
     *
     * @param elementId id of the task in the diagram
     * @param desk the desk it belongs to, if any
     * @param link its page in Tasklist
     */
    record WaitingTask(String key, String elementId, String name, Optional<DeskId> desk, String link) {}

    /**
     * A task that is under way, without an incident.
     *
     * @param since [UTC] when the task began
     * @param link the page of its process instance in Operate
     */
    record RunningTask(long instance, String elementId, Instant since, String link) {}

    /** False in runs without an engine to ask: then every answer is empty and means nothing. */
    @OutsideCall.Local
    boolean asks();

    /** Incidents of every process, oldest first, at most 100. */
    List<Incident> incidents();

    /** Where the instances stand; those that the engine's search does not know yet, or no more, are absent. */
    Map<Long, State> states(Set<Long> instances);

    /** Active instances of a process, oldest first, at most 100. */
    List<Instance> active(String processId);

    /** User tasks that wait, as Tasklist has them, oldest first, at most {@link #MOST}. */
    List<WaitingTask> userTasks();

    /** User tasks that began before the moment, as Operate has them, oldest first, at most {@link #MOST}. */
    List<RunningTask> userTaskElements(Instant startedBefore);

    /** Service and send tasks that began before the moment, oldest first, at most 100. */
    List<RunningTask> serviceTasks(Instant startedBefore);

    /** Which of the values a variable of that name has in some active process instance. */
    Set<String> carried(String variable, Collection<String> values);
}
