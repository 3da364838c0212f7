package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Session;
import io.bellwether.reporting.domain.SessionStep.State;
import io.bellwether.testing.TestSessions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Map<Session, Instant> TIMES = TestSessions.ALL.stream()
            .collect(Collectors.toMap(
                    Function.identity(),
                    s -> Instant.parse("2026-11-20T14:30:00Z").plusSeconds(TestSessions.place(s) * 3600L)));

    @Test
    void marksTheFirstUnfinishedSessionAsNext() {
        assertThat(Timeline.of(TIMES, Map.of(Session.MORNING, "done"), Set.of(), Set.of(), "PLANNED"))
                .extracting(SessionStep::state)
                .containsExactly(State.DONE, State.NEXT, State.WAITING, State.WAITING);
    }

    @Test
    void saysThatASkippedSessionLeftNothing() {
        assertThat(Timeline.of(TIMES, Map.of(Session.MIDDAY, "done"), Set.of(), Set.of(), "PLANNED"))
                .extracting(SessionStep::state)
                .containsExactly(State.NOTHING_RECORDED, State.DONE, State.NEXT, State.WAITING);
    }

    @Test
    void aMissedSessionIsNeitherDoneNorNext() {
        assertThat(Timeline.of(TIMES, Map.of(), Set.of(Session.MORNING), Set.of(), "INCOMPLETE"))
                .extracting(SessionStep::state)
                .startsWith(SessionStep.State.MISSED, SessionStep.State.NEXT, SessionStep.State.WAITING);
    }

    @Test
    void aSessionThatWaitsForAPersonIsUnderWayThoughLaterOnesAreDone() {
        assertThat(Timeline.of(TIMES, Map.of(Session.MIDDAY, "done"), Set.of(), Set.of(Session.MORNING), "PLANNED"))
                .extracting(SessionStep::state)
                .containsExactly(State.RUNNING, State.DONE, State.NEXT, State.WAITING);
        assertThat(Timeline.of(TIMES, Map.of(), Set.of(), Set.of(Session.MORNING), "STOPPED"))
                .extracting(SessionStep::state)
                .startsWith(State.NOTHING_RECORDED);
    }

    @Test
    void waitsForNothingOnceTheDayIsOver() {
        assertThat(Timeline.of(TIMES, Map.of(), Set.of(), Set.of(), "STOPPED"))
                .extracting(SessionStep::state)
                .containsOnly(State.NOTHING_RECORDED);
    }
}
