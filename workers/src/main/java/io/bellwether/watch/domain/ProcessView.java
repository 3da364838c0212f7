package io.bellwether.watch.domain;

import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine's search says.
 *
 * @param incidents that are open, in any process
 * @param endedDays instances of days under way that have ended
 * @param stops desks with an active emergency-stop process
 * @param releases desks whose release task waits for a person
 * @param tasks service tasks that are under way for longer than they may
 * @param carriedOrders ids of orders at the broker that an active process carries
 * @param unlisted user tasks that Operate has for a while and Tasklist does not
 */
public record ProcessView(
        List<Incident> incidents,
        Set<Long> endedDays,
        Set<DeskId> stops,
        Set<DeskId> releases,
        List<Task> tasks,
        Set<String> carriedOrders,
        List<Task> unlisted) {
    public ProcessView {
        incidents = List.copyOf(incidents);
        endedDays = Set.copyOf(endedDays);
        stops = Set.copyOf(stops);
        releases = Set.copyOf(releases);
        tasks = List.copyOf(tasks);
        carriedOrders = Set.copyOf(carriedOrders);
        unlisted = List.copyOf(unlisted);
    }

    /**
     * An open incident.
     *
     * @param processId empty text when unknown
     * @param elementId empty text when unknown
     * @param told whether whoever failed has told people already
     */
    public record Incident(
            long instance,
            String processId,
            String elementId,
            Optional<DeskId> desk,
            String message,
            Instant since,
            String link,
            boolean told) {}

    /** A task under way without an incident. */
    public record Task(long instance, String elementId, Instant since, String link) {}
}
