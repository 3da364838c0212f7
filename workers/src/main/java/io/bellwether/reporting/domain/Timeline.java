package io.bellwether.reporting.domain;

import io.bellwether.kernel.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells from what each session left behind how far the day is. */
public final class Timeline {
    private static final Set<String> OVER = Set.of("DONE", "STOPPED");

    private Timeline() {}

    /**
     * The day's sessions in their order.
     *
     * @param nominal [UTC] business time of each session
     * @param results what each finished session left behind, in words; a missing session left nothing yet
     * @param missed sessions whose time was over before they could run
     * @param running sessions that began and did not end
     * @param dayStatus status of the trading day
     */
    public static List<SessionStep> of(
            Map<Session, Instant> nominal,
            Map<Session, String> results,
            Set<Session> missed,
            Set<Session> running,
            String dayStatus) {
        List<SessionStep> steps = new ArrayList<>();
        boolean nextFound = false;
        List<Map.Entry<Session, Instant>> inOrder =
                nominal.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        for (Map.Entry<Session, Instant> next : inOrder) {
            Session session = next.getKey();
            SessionStep.State state;
            if (results.containsKey(session)) {
                state = SessionStep.State.DONE;
            } else if (missed.contains(session)) {
                state = SessionStep.State.MISSED;
            } else if (running.contains(session) && !OVER.contains(dayStatus)) {
                state = SessionStep.State.RUNNING;
            } else if (OVER.contains(dayStatus) || laterSessionFinished(next.getValue(), nominal, results)) {
                state = SessionStep.State.NOTHING_RECORDED;
            } else {
                state = nextFound ? SessionStep.State.WAITING : SessionStep.State.NEXT;
                nextFound = true;
            }
            steps.add(new SessionStep(session, next.getValue(), state, results.getOrDefault(session, "")));
        }
        return steps;
    }

    private static boolean laterSessionFinished(
            Instant at, Map<Session, Instant> nominal, Map<Session, String> results) {
        return results.keySet().stream()
                .anyMatch(other -> nominal.getOrDefault(other, Instant.MIN).isAfter(at));
    }
}
