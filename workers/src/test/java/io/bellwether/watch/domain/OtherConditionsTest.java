package io.bellwether.watch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ModelEnd;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherConditionsTest {
    private static final String NOON = "2026-11-02T16:00:00Z";

    @Test
    void anIncidentWithoutADeskIsACondition() {
        assertThat(Observations.at(NOON)
                        .incident(7, "market-clock", "Task_OpenTradingDay", false, false)
                        .conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.key()).isEqualTo("incident:market-clock:Task_OpenTradingDay:");
                    assertThat(condition.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(condition.desk()).isEmpty();
                    assertThat(condition.title()).isEqualTo("market-clock stands still at 'Task_OpenTradingDay'");
                    assertThat(condition.text()).contains("the vendor said no", "retry the incident in Operate");
                    assertThat(condition.told()).isFalse();
                });
    }

    @Test
    void incidentsOfOneElementAndDeskAreOneConditionFromTheFirstOn() {
        Observations many = Observations.at(NOON);
        for (int i = 1; i <= 30; i++) {
            many.incident(i, "place-order", "Task_SubmitOrder", true, i % 2 == 0);
        }
        many.incident(99, "place-order", "Task_SubmitOrder", false, true);
        assertThat(many.conditions()).hasSize(2);
        Condition desk = many.conditions().getLast();
        assertThat(desk.title())
                .isEqualTo("place-order of desk main stands still at 'Task_SubmitOrder' (30 instances)");
        assertThat(desk.since()).isEqualTo("2026-11-02T15:59:30Z");
        assertThat(desk.told()).as("half of them were not told").isFalse();
        assertThat(many.conditions().getFirst().told()).isTrue();
    }

    @Test
    void anIncidentOfAnUnknownProcessIsStillSaid() {
        assertThat(Observations.at(NOON).incident(7, "", "", false, false).conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.kind() + " " + condition.title())
                        .isEqualTo("INCIDENT_SOMEWHERE a process stands still"));
    }

    @Test
    void jobTypesThatNobodyServesAreOneCondition() {
        assertThat(Observations.at(NOON).unserved("fetch-quotes", "keep-stops").conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.key()).isEqualTo("job-types-unserved");
                    assertThat(condition.text()).contains("fetch-quotes, keep-stops");
                });
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02T15:25:01Z, false", "2026-11-02T15:25:00Z, true"})
    void aTaskMayTakeAsLongAsTheLongestBackOff(String since, boolean wrong) {
        assertThat(Observations.at(NOON).task("Task_FetchQuotes", since).keys())
                .isEqualTo(wrong ? List.of("task-stalled:Task_FetchQuotes") : List.of());
    }

    @Test
    void tasksThatOnlyOperateHasAreOneTrouble() {
        assertThat(Observations.at(NOON)
                        .unlisted("Task_ReleaseEmergencyStop", "2026-11-02T16:00:00Z")
                        .unlisted("Task_ApproveOrder", "2026-11-02T15:00:00Z")
                        .unlisted("Task_ApproveOrder", "2026-11-02T15:30:00Z")
                        .conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.key()).isEqualTo("tasks-unlisted");
                    assertThat(condition.since()).isEqualTo("2026-11-02T15:00:00Z");
                    assertThat(condition.title()).isEqualTo("Tasklist does not show 3 task(s) that wait for a person");
                    assertThat(condition.text()).startsWith("Operate has Task_ApproveOrder");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, PT0S, ''",
        "PT31S, PT0S, clock-skew:database",
        "-PT31S, PT0S, clock-skew:database",
        "PT0S, -PT2M, clock-skew:engine",
    })
    void clocksMayDifferByHalfAMinute(String database, String engine, String key) {
        assertThat(Observations.at(NOON)
                        .databaseSkew(database)
                        .engineSkew(engine)
                        .keys())
                .isEqualTo(key.isEmpty() ? List.of() : List.of(key));
    }

    @Test
    void saysWhichClockIsBehind() {
        assertThat(Observations.at(NOON)
                        .engineSkew("-PT2M")
                        .conditions()
                        .getFirst()
                        .text())
                .startsWith("The clock of the engine is 2 min behind ours, more than 30 s.");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02T15:45:01Z, false", "2026-11-02T15:45:00Z, true"})
    void aMailMayWaitAQuarterOfAnHour(String oldest, boolean wrong) {
        assertThat(Observations.at(NOON).mail(3, oldest).keys())
                .isEqualTo(wrong ? List.of("mail-not-sent") : List.of());
    }

    @Test
    void anOrderThatTheBookDoesNotHaveIsUnexplained() {
        assertThat(Observations.at(NOON)
                        .broker(Set.of("main-x"), Set.of(), Set.of())
                        .conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.kind()).isEqualTo(Kind.ORDER_UNEXPLAINED);
                    assertThat(condition.text()).contains("Open at the broker: main-x.");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-02, false, true",
        "DAY, 2026-11-02, true, false",
        "GOOD_TILL_CANCELLED, 2026-10-05, false, false",
        // decided on Friday for Monday's open
        "NEXT_OPEN, 2026-10-30, false, false",
        "NEXT_OPEN, 2026-10-29, false, true",
    })
    void anOrderIsExplainedByItsProcessOrAsAStopOrByTheOpenItWaitsFor(
            TimeInForce timing, String date, boolean carried, boolean wrong) {
        Observations sights = Observations.at(NOON)
                .order("o-1", java.time.LocalDate.parse(date), timing)
                .broker(Set.of(), Set.of("o-1"), Set.of());
        if (carried) {
            sights.carried("o-1");
        }
        assertThat(sights.keys()).isEqualTo(wrong ? List.of("orders-unexplained:main") : List.of());
    }

    @Test
    void withoutTheEnginesSearchAnOrderInTheBookIsTakenAsExplained() {
        assertThat(Observations.at(NOON)
                        .order("o-1", Observations.MONDAY, TimeInForce.DAY)
                        .broker(Set.of(), Set.of("o-1"), Set.of())
                        .withoutSearch()
                        .keys())
                .containsExactly("search-unreachable");
    }

    @Test
    void anOrderThatTheBrokerDoesNotHaveIsSaid() {
        assertThat(Observations.at(NOON)
                        .broker(Set.of(), Set.of(), Set.of("o-1", "o-2"))
                        .conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.kind()).isEqualTo(Kind.ORDER_NOT_AT_BROKER);
                    assertThat(condition.title()).isEqualTo("2 order(s) that the broker does not have");
                });
    }

    @Test
    void whatIsAwayIsSaidWithWhatItAnswered() {
        assertThat(Observations.at(NOON).withoutBroker().conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.key()).isEqualTo("broker-unreachable:main");
                    assertThat(condition.text()).startsWith("timed out. No order can be sent");
                });
        assertThat(Observations.at(NOON).withoutDatabase().keys()).containsExactly("database-unreachable");
        assertThat(Observations.at(NOON).withoutSearch().keys()).containsExactly("search-unreachable");
        assertThat(Observations.at(NOON)
                        .withoutDatabase()
                        .withoutEngine()
                        .withoutSearch()
                        .keys())
                .containsExactly("database-unreachable", "engine-unreachable", "search-unreachable");
    }

    @Test
    void aModelThatEndsIsSaidFromTheDayOfTheWarningOn() {
        Observation sight = Observations.at(NOON).sight();
        ModelEnd soon = new ModelEnd(
                "openai",
                "gpt-5-mini",
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 10, 21),
                List.of(new DeskId("main")));
        ModelEnd over = new ModelEnd(
                "xai", "grok-4", LocalDate.of(2026, 5, 15), LocalDate.of(2026, 4, 15), List.of(new DeskId("main")));
        List<Condition> conditions = new Conditions(Thresholds.DEFAULT)
                .in(new Observation(
                        sight.at(),
                        sight.database(),
                        sight.engine(),
                        sight.processes(),
                        sight.brokers(),
                        List.of(soon, over)));
        assertThat(conditions)
                .extracting(Condition::key)
                .containsExactly("model-ends:openai:gpt-5-mini", "model-ends:xai:grok-4");
        assertThat(conditions)
                .extracting(Condition::title)
                .containsExactly(
                        "The model of advisor openai ends on 2026-11-20",
                        "The model of advisor xai ended on 2026-05-15");
        assertThat(conditions.getFirst()).satisfies(condition -> {
            assertThat(condition.severity()).isEqualTo(Severity.WARNING);
            assertThat(condition.since()).isEqualTo("2026-10-21T00:00:00Z");
            assertThat(condition.text())
                    .contains("Set bellwether.advisors.openai.model")
                    .contains("asked by main");
        });
    }

    @Test
    void whatNobodyHasToAskIsNotMissing() {
        Observation sight = Observations.at(NOON).sight();
        assertThat(new Conditions(Thresholds.DEFAULT)
                        .in(new Observation(
                                sight.at(), sight.database(), Observed.unasked(), Observed.unasked(), sight.brokers())))
                .isEmpty();
    }
}
