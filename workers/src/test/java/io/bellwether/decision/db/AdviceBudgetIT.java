package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.consultation.AdviceSpending;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.AskForRepair;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestSessions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import({AdviceBudgetIT.Doubles.class, DecideIT.Doubles.class})
class AdviceBudgetIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String NONSENSE = "I feel like buying.";

    @Autowired
    Desks desks;

    @Autowired
    PlanConsultation planConsultation;

    @Autowired
    AskAdvisor askAdvisor;

    @Autowired
    AskForRepair askForRepair;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    Contexts contexts;

    @Autowired
    ContextFormat contextFormat;

    @Autowired
    Attempts attempts;

    @Autowired
    AdviceSpending spending;

    @Autowired
    JdbcClient db;

    @TestConfiguration
    static class Doubles {
        @Bean
        Advisor big() {
            return new Paid("big", "0.50");
        }

        @Bean
        Advisor small() {
            return new Paid("small", "0.05");
        }
    }

    /** Writes nonsense at a price. */
    private record Paid(String name, String price) implements Advisor {
        @Override
        public BigDecimal highestCost() {
            return new BigDecimal(price);
        }

        @Override
        public Answer ask(Request request) {
            return Answer.plain(NONSENSE, name);
        }
    }

    @Test
    void thePlanFollowsTheSpendingOfTheDay() {
        DeskId desk = desk("day", "big", "strategies");
        SessionRef morning = session(desk, DAY, Session.MORNING);
        assertThat(planConsultation.run(morning))
                .isEqualTo(plan(morning, ConsultationPlan.State.NORMAL, "0", "0", "big", "strategies"));
        spend(morning, "4.00");
        SessionRef midday = session(desk, DAY, Session.MIDDAY);
        assertThat(planConsultation.run(midday))
                .isEqualTo(plan(midday, ConsultationPlan.State.NEAR, "4", "4", "small", "strategies"));
        spend(midday, "0.96");
        SessionRef close = session(desk, DAY, Session.CLOSE);
        assertThat(planConsultation.run(close))
                .isEqualTo(plan(close, ConsultationPlan.State.SPENT, "4.96", "4.96", "strategies"));
        assertThat(planConsultation.run(morning).state())
                .as("a plan stands whatever was spent since")
                .isEqualTo(ConsultationPlan.State.NORMAL);
        SessionRef tomorrow = session(desk, DAY.plusDays(3), Session.MORNING);
        assertThat(planConsultation.run(tomorrow))
                .isEqualTo(plan(tomorrow, ConsultationPlan.State.NORMAL, "0", "4.96", "big", "strategies"));
        SessionRef december = session(desk, LocalDate.of(2026, 12, 1), Session.MORNING);
        assertThat(planConsultation.run(december).spent()).isEqualTo(spent("0", "0"));
    }

    @Test
    void aSpentBudgetIsToldOnceADay() {
        DeskId desk = desk("alert", "big");
        spend(session(desk, DAY, Session.MORNING), "5.00");
        for (Session session : List.of(Session.MIDDAY, Session.CLOSE)) {
            planConsultation.run(session(desk, DAY, session));
        }
        assertThat(alerts(desk))
                .containsExactly(
                        "advice-budget:%s:2026-11-20 5.00 USD of 5.00 were spent on 2026-11-20 and 5.00 of 60.00 in 2026-11; what is left does not pay for one more call. Until then strategies decides. Raise the desk's budget.daily or budget.monthly to ask the others again."
                                .formatted(desk));
    }

    @Test
    void aSpentMonthIsToldOnceAMonth() {
        DeskId desk = desk("month", "big");
        spend(session(desk, DAY.minusDays(4), Session.MORNING), "60.00");
        planConsultation.run(session(desk, DAY, Session.MORNING));
        planConsultation.run(session(desk, DAY.plusDays(3), Session.MORNING));
        assertThat(alerts(desk)).singleElement().asString().startsWith("advice-budget:%s:2026-11 ".formatted(desk));
    }

    @Test
    void theConsultationAsksByThePlanAndNotByTheDesksList() {
        DeskId desk = desk("plan", "big", "strategies");
        spend(session(desk, DAY, Session.MORNING), "4.00");
        SessionRef midday = session(desk, DAY, Session.MIDDAY);
        planConsultation.run(midday);
        assertThat(attempts.get(askAdvisor.run(midday.key(), 0, false)).advisor())
                .isEqualTo("small");
        assertThatThrownBy(() -> askAdvisor.run(midday.key(), 2, false))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("has 2 advisors, there is none at index 2");
    }

    @Test
    void aRepairThatCouldOvershootIsNotAskedFor() {
        DeskId desk = desk("repair", "big", "strategies");
        SessionRef morning = session(desk, DAY, Session.MORNING);
        planConsultation.run(morning);
        String attempt = askAdvisor.run(morning.key(), 0, false);
        cost(attempt, "4.500001");
        checkAnswer.run(attempt);
        assertThatThrownBy(() -> askForRepair.run(attempt, false))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ADVISOR_UNAVAILABLE"))
                .hasMessage("budget spent: a call may cost 0.5 USD, more than is left of 5.00 a day or 60.00 a month");
        assertThat(attempts.get(morning.key() + "-a0-r1").verdict()).isEqualTo(Attempt.Verdict.UNAVAILABLE);
        cost(attempt, "4.50");
        SessionRef midday = session(desk, DAY, Session.MIDDAY);
        assertThat(attempts.get(askAdvisor.run(midday.key(), 0, false)).verdict())
                .as("to the last cent")
                .isEqualTo(Attempt.Verdict.PENDING);
    }

    @Test
    void callsAtTheSameTimeCannotSpendTheSameDollar() throws Exception {
        DeskId desk = desk("race", "big");
        SessionRef morning = session(desk, DAY, Session.MORNING);
        AdviceBudget budget = desks.get(desk).settings().budget();
        List<Callable<Boolean>> calls = IntStream.range(0, 20)
                .mapToObj(i -> attempts.open(Attempt.pending(morning.key(), "big", i, 0))
                        .id())
                .<Callable<Boolean>>map(id -> () -> spending.reserve(desk, DAY, id, new BigDecimal("0.50"), budget))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            long made =
                    threads.invokeAll(calls).stream().filter(Future::resultNow).count();
            assertThat(made).isEqualTo(10);
        }
        assertThat(spending.until(desk, DAY)).isEqualTo(spent("5", "5"));
        assertThat(spending.reserve(desk, DAY, morning.key() + "-a0-r0", new BigDecimal("0.50"), budget))
                .as("what has its money set aside already goes on after a kill")
                .isEqualTo(reserved(morning.key() + "-a0-r0"));
    }

    @Test
    void aCallThatTimedOutCountsAsIfItWereBilled() {
        DeskId desk = desk("timeout", "big");
        SessionRef morning = session(desk, DAY, Session.MORNING);
        AdviceBudget budget = desks.get(desk).settings().budget();
        String attempt =
                attempts.open(Attempt.pending(morning.key(), "big", 0, 0)).id();
        assertThat(spending.reserve(desk, DAY, attempt, new BigDecimal("0.50"), budget))
                .isTrue();
        db.sql("""
                        update decision_attempt set verdict = 'UNAVAILABLE', failures =
                            '[{"kind": "TIMED_OUT"}, {"kind": "RATE_LIMITED"}, {"kind": "TIMED_OUT"}]' where id = :id
                        """).param("id", attempt).update();
        assertThat(spending.until(desk, DAY)).isEqualTo(spent("1.00", "1.00"));
        db.sql("""
                        update decision_attempt set failures = '[{"kind": "UNREACHABLE", "begun": true},
                            {"kind": "UNREACHABLE", "begun": false}, {"kind": "UNREACHABLE"}]' where id = :id
                        """).param("id", attempt).update();
        assertThat(spending.until(desk, DAY))
                .as("an answer that broke off, not a server that was away")
                .isEqualTo(spent("0.50", "0.50"));
        db.sql("update decision_attempt set failures = '[{\"kind\": \"RATE_LIMITED\"}]' where id = :id")
                .param("id", attempt)
                .update();
        assertThat(spending.until(desk, DAY)).isEqualTo(spent("0", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input_tokens = -1",
                "output_tokens = -1",
                "cached_input_tokens = -1",
                "reasoning_tokens = -1",
                "input_tokens = 10000001",
                "output_tokens = 10000001",
                "cost_usd = -0.000001",
                "latency_ms = -1",
                "ending = 'PAUSED'"
            })
    void noCountThatCannotBeTrueIsStored(String wrong) {
        String attempt = attempts.open(Attempt.pending(
                        session(desk("counts-" + Math.abs(wrong.hashCode()), "big"), DAY, Session.MORNING)
                                .key(),
                        "big",
                        0,
                        0))
                .id();
        assertThatThrownBy(() -> db.sql("update decision_attempt set " + wrong + " where id = :id")
                        .param("id", attempt)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aFallbackThatCostsMoneyIsRefused() {
        AdviceBudget budget =
                new AdviceBudget(Money.of("5"), Money.of("60"), new BigDecimal("0.80"), Optional.empty(), "small");
        DeskId desk = save(
                "fallback", DeskSettings.DEFAULT.withAdvisors(List.of("big")).withBudget(budget));
        assertThatThrownBy(() -> planConsultation.run(session(desk, DAY, Session.MORNING)))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(
                        "the fallback advisor must cost nothing, 'small' does; change the desk's budget.fallback, e.g. to strategies");
    }

    private boolean reserved(String attempt) {
        return db.sql("select reserved_usd > 0 from decision_attempt where id = :id")
                .param("id", attempt)
                .query(Boolean.class)
                .single();
    }

    private List<String> alerts(DeskId desk) {
        return db.sql("select key || ' ' || text from alert where desk_id = :desk order by id")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }

    private static ConsultationPlan plan(
            SessionRef session, ConsultationPlan.State state, String today, String month, String... advisors) {
        return new ConsultationPlan(
                session.key(), List.of(advisors), state, spent(today, month), Money.of("5"), Money.of("60"));
    }

    private static AdviceSpent spent(String today, String month) {
        return new AdviceSpent(new BigDecimal(today), new BigDecimal(month));
    }

    private void spend(SessionRef session, String amount) {
        cost(attempts.open(Attempt.pending(session.key(), "big", 9, 0)).id(), amount);
    }

    private void cost(String attempt, String amount) {
        db.sql("update decision_attempt set cost_usd = :amount where id = :id")
                .param("amount", new BigDecimal(amount))
                .param("id", attempt)
                .update();
    }

    private DeskId desk(String id, String... advisors) {
        AdviceBudget budget = new AdviceBudget(
                Money.of("5"), Money.of("60"), new BigDecimal("0.80"), Optional.of("small"), "strategies");
        return save(id, DeskSettings.DEFAULT.withAdvisors(List.of(advisors)).withBudget(budget));
    }

    private DeskId save(String id, DeskSettings settings) {
        desks.save(TestDesks.desk("budget-" + id, settings));
        return new DeskId("budget-" + id);
    }

    private SessionRef session(DeskId desk, LocalDate date, Session session) {
        int hour = 14 + 3 * TestSessions.place(session);
        SessionRef ref = new SessionRef(
                desk, date, session, date.atTime(LocalTime.of(hour, 30)).toInstant(ZoneOffset.UTC), false);
        contexts.store(
                new StoredContext(ref.decision(), ref.asOf(), contextFormat.write(TestContexts.context(desk.value()))));
        return ref;
    }
}
