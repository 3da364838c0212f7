package io.bellwether.watch.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The life of a condition, look by look. */
class ChangesTest {
    private static final Instant START = Instant.parse("2026-11-02T15:00:00Z");

    private List<WatchedCondition> stored = List.of();
    private final List<String> told = new ArrayList<>();
    private long rows;

    @Test
    void whatHadItsTimeIsToldAtOnceAndOnce() {
        look(0, stalled());
        look(1, stalled());
        look(2, stalled());
        assertThat(told).containsExactly("0 begun stalled");
    }

    @Test
    void whatMendsItselfWithinTwoMinutesIsNotTold() {
        look(0, engineAway());
        look(1, engineAway());
        look(2);
        assertThat(told).isEmpty();
        assertThat(stored).isEmpty();
    }

    @Test
    void whatLastsIsToldWithItsFirstMoment() {
        look(0, engineAway());
        look(1, engineAway());
        look(2, engineAway());
        assertThat(told).containsExactly("2 begun engine-unreachable");
        assertThat(stored.getFirst().condition().since()).isEqualTo(START);
    }

    /** The engine's search learns where an incident is a moment later, and forgets it a moment earlier. */
    @Test
    void anIncidentWhosePlaceIsNotKnownYetIsNotTold() {
        Condition somewhere = Condition.of("incident-somewhere:p::", Kind.INCIDENT_SOMEWHERE, START, "title", "text");
        Condition placed = Condition.of("incident:p:Task_A:", Kind.INCIDENT, START, "title", "text");
        look(0, somewhere);
        look(1, placed);
        look(2, placed);
        look(3, somewhere);
        look(4);
        assertThat(told).containsExactly("2 begun incident:p:Task_A:", "4 over incident:p:Task_A:");
    }

    @Test
    void whatComesAndGoesIsOneTrouble() {
        look(0, stalled());
        look(1);
        look(2, stalled());
        look(3);
        look(4);
        assertThat(told).containsExactly("0 begun stalled", "4 over stalled");
    }

    @Test
    void whatComesBackAfterItsEndIsTold() {
        look(0, stalled());
        look(3);
        look(4, stalled());
        look(7);
        assertThat(told).containsExactly("0 begun stalled", "3 over stalled", "4 begun stalled", "7 over stalled");
    }

    @Test
    void nothingIsOverThatCannotBeSeen() {
        look(0, stalled());
        for (int minute = 1; minute < 10; minute++) {
            lookBlindly(minute);
        }
        assertThat(told).containsExactly("0 begun stalled");
        look(10);
        look(11);
        look(12);
        assertThat(told).containsExactly("0 begun stalled", "11 over stalled");
    }

    @Test
    void aWatchThatWasAwayStartsToCountAgain() {
        look(0, engineAway());
        look(30, engineAway());
        assertThat(told).as("nobody knows what was between").isEmpty();
        look(31, engineAway());
        look(32, engineAway());
        assertThat(told).containsExactly("32 begun engine-unreachable");
    }

    @Test
    void keepsWhoWasToldWhenItBegan() {
        Condition alreadyTold = new Condition(
                "stalled", Kind.TASK_STALLED, START, Optional.empty(), Optional.empty(), "title", "text", "", true);
        look(0, alreadyTold);
        look(1, stalled());
        assertThat(stored.getFirst().condition().told()).isTrue();
    }

    @Test
    void refusesThresholdsThatMakeNoSense() {
        Thresholds d = Thresholds.DEFAULT;
        assertThatThrownBy(() -> thresholds(Duration.ZERO, d.over()))
                .hasMessage("bellwether.watch.task must be > 0, was PT0S");
        assertThatThrownBy(() -> thresholds(d.task(), Duration.ofSeconds(-1)))
                .hasMessage("bellwether.watch.over and .incident must be >= 0, were PT-1S and PT10S");
        assertThat(thresholds(d.task(), Duration.ZERO).over()).isZero();
    }

    private static Thresholds thresholds(Duration task, Duration over) {
        Thresholds d = Thresholds.DEFAULT;
        return new Thresholds(
                d.dayOpen(),
                d.sessionStart(),
                d.sessionEnd(),
                d.dayEnd(),
                d.incident(),
                task,
                d.halt(),
                d.release(),
                d.orders(),
                d.mail(),
                d.data(),
                d.skew(),
                d.unreachable(),
                over,
                d.longestBreak());
    }

    private void look(int minute, Condition... found) {
        look(
                minute,
                Observed.of(new ProcessView(
                        List.of(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        List.of(),
                        java.util.Set.of(),
                        List.of())),
                found);
    }

    private void lookBlindly(int minute) {
        look(minute, Observed.not("away"));
    }

    private void look(int minute, Observed<ProcessView> processes, Condition... found) {
        Observation sight = new Observation(
                START.plus(Duration.ofMinutes(minute)),
                Observed.unasked(),
                Observed.of(new EngineView(Optional.empty(), new TreeSet<>())),
                processes,
                java.util.Map.of());
        Changes changes = Changes.of(stored, List.of(found), sight, Thresholds.DEFAULT);
        changes.begun()
                .forEach(row -> told.add(minute + " begun " + row.condition().key()));
        changes.over()
                .forEach(row -> told.add(minute + " over " + row.condition().key()));
        stored = changes.kept().stream()
                .map(row -> row.id() == 0 ? row.withId(++rows) : row)
                .toList();
    }

    private static Condition stalled() {
        return Condition.of("stalled", Kind.TASK_STALLED, START, "title", "text");
    }

    private static Condition engineAway() {
        return Condition.of("engine-unreachable", Kind.ENGINE_UNREACHABLE, START, "title", "text");
    }
}
