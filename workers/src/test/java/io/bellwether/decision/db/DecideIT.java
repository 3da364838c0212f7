package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.AskForRepair;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.RecordNoDecision;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.app.log.RecordDecisionOutcomes;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import({AdviceBudgetIT.Doubles.class, DecideIT.Doubles.class})
class DecideIT {
    private static final String NONSENSE = "I feel like buying.";
    private static final String HOLD_NOTHING = """
            {"analysis":"a","market_conditions":"m","reasoning":"r","expected_outcome":"e","risk_assessment":"k",
             "confidence":50,"theses":[],"trades":[]}""";

    private final ScriptedAdvisor scripted;
    private final MemoryMarket market;

    @Autowired
    Desks desks;

    @Autowired
    BuildContext buildContext;

    @Autowired
    AskAdvisor askAdvisor;

    @Autowired
    AskForRepair askForRepair;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    RecordNoDecision recordNoDecision;

    @Autowired
    RecordDecisionOutcomes recordDecisionOutcomes;

    @Autowired
    Decisions decisions;

    @Autowired
    DecisionLog log;

    @Autowired
    Contexts contexts;

    @Autowired
    Attempts attempts;

    @Autowired
    ContextFormat contextFormat;

    @Autowired
    JdbcClient db;

    @Autowired
    DecideIT(ScriptedAdvisor scripted, MemoryMarket market) {
        this.scripted = scripted;
        this.market = market;
    }

    @TestConfiguration
    static class Doubles {
        @Bean
        ScriptedAdvisor scriptedAdvisor() {
            return new ScriptedAdvisor();
        }

        @Bean
        @Primary
        MemoryMarket memoryMarket() {
            MemoryMarket market = new MemoryMarket();
            for (int i = 0; i < 12; i++) {
                market.addRandomWalk(new Symbol("S" + i), 140, i, 0.004 - 0.0006 * i, 0.02);
            }
            market.addRandomWalk(new Symbol("INDEX"), 140, 99, 0.0005, 0.008);
            market.benchmark(new Symbol("INDEX"));
            return market;
        }
    }

    @Test
    void strategiesDecideFromTheStoredContext() {
        SessionRef session = morning(desk("panel", "strategies"));
        BuildContext.Built built = buildContext.run(session);
        CheckAnswer.Checked checked = checkAnswer.run(askAdvisor.run(built.contextId(), 0, false));
        assertThat(checked.valid()).isTrue();
        Decision decision = decisions.get(checked.decisionId().orElseThrow());
        assertThat(decision.id()).isEqualTo(session.key());
        assertThat(decision.advisor()).isEqualTo("strategies");
        assertThat(decision.asOf()).isEqualTo(session.asOf());
        assertThat(decision.trades())
                .isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.action()).isEqualTo(Action.BUY));
        assertThat(decisions.latest(session.desk(), session.asOf().plusSeconds(1), 5))
                .containsExactly(decision);
        assertThat(decisions.latest(session.desk(), session.asOf(), 5)).isEmpty();
    }

    @Test
    void aContextIsKeptByteForByteAndReadBack() {
        DeskContext context = TestContexts.context(desk("bytes", "strategies").value());
        String text = contextFormat.write(context);
        contexts.store(new StoredContext(context.key(), context.desk().asOf(), text));
        assertThat(contexts.get(context.contextId()).snapshot()).isEqualTo(text);
        assertThat(contextFormat.read(text)).isEqualTo(context);
    }

    @Test
    void everyJobMayRunTwice() {
        SessionRef session = morning(desk("twice", "scripted"));
        scripted.willAnswer(NONSENSE, HOLD_NOTHING);
        assertThat(buildContext.run(session)).isEqualTo(buildContext.run(session));

        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(askAdvisor.run(session.key(), 0, false)).isEqualTo(attempt).isEqualTo(session.key() + "-a0-r0");
        assertThat(scripted.requests()).hasSize(1);

        CheckAnswer.Checked refused = checkAnswer.run(attempt);
        assertThat(refused.valid()).isFalse();
        assertThat(refused.repairable()).isTrue();
        assertThat(checkAnswer.run(attempt)).isEqualTo(refused);

        AskForRepair.Repaired repaired = askForRepair.run(attempt, false);
        assertThat(askForRepair.run(attempt, false)).isEqualTo(repaired);
        assertThat(repaired).isEqualTo(new AskForRepair.Repaired(session.key() + "-a0-r1", 1));
        assertThat(scripted.requests()).hasSize(2);

        CheckAnswer.Checked valid = checkAnswer.run(repaired.attemptId());
        assertThat(checkAnswer.run(repaired.attemptId())).isEqualTo(valid);
        assertThat(valid.decisionId()).contains(session.key());

        recordNoDecision.run(session);
        assertThat(decisions.get(session.key()).advisor())
                .as("the decision stands")
                .isEqualTo("scripted");
        assertThat(rows("decision", session)).isEqualTo(1);
    }

    @Test
    void aRepairIsToldEveryProblemAndItsOwnAnswer() {
        SessionRef session = morning(desk("repair", "scripted"));
        scripted.willAnswer(HOLD_NOTHING.replace("50", "500"), HOLD_NOTHING);
        buildContext.run(session);
        String attempt = askAdvisor.run(session.key(), 0, false);
        checkAnswer.run(attempt);
        askForRepair.run(attempt, false);
        Advisor.Request repair = scripted.requests().get(1);
        assertThat(repair.problems()).singleElement().hasToString("confidence must be from 0 to 100, was 500");
        assertThat(repair.previousAnswer()).contains(HOLD_NOTHING.replace("50", "500"));
        assertThat(repair.context()).isEqualTo(contexts.get(session.key()).snapshot());
        assertThat(attempts.get(attempt).verdict()).isEqualTo(Attempt.Verdict.INVALID);
    }

    @Test
    void anUnavailableAdvisorIsABusinessFaultOnEveryRunAndLeavesItsTrace() {
        SessionRef session = morning(desk("away", "scripted", "strategies"));
        scripted.willAnswer();
        buildContext.run(session);
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false))
                    .isInstanceOfSatisfying(
                            BpmnErrorException.class,
                            fault -> assertThat(fault.code()).isEqualTo("ADVISOR_UNAVAILABLE"));
        }
        assertThat(scripted.requests()).hasSize(1);
        assertThat(attempts.get(session.key() + "-a0-r0").verdict()).isEqualTo(Attempt.Verdict.UNAVAILABLE);
        assertThat(checkAnswer.run(askAdvisor.run(session.key(), 1, false)).valid())
                .as("the next advisor decides")
                .isTrue();
    }

    @Test
    void noDecisionSaysWhyAndIsPartOfTheHistory() {
        SessionRef session = morning(desk("none", "scripted"));
        scripted.willAnswer(NONSENSE);
        buildContext.run(session);
        checkAnswer.run(askAdvisor.run(session.key(), 0, false));
        assertThatThrownBy(() -> askForRepair.run(session.key() + "-a0-r0", false))
                .isInstanceOf(BpmnErrorException.class);
        recordNoDecision.run(session);
        recordNoDecision.run(session);
        Decision decision = decisions.get(session.key());
        assertThat(decision.trades()).isEmpty();
        assertThat(decision.reasoning())
                .startsWith("scripted gave an answer that cannot be used: $ must be one JSON object and nothing else")
                .endsWith("scripted, repair 1 was unavailable: $ must be answered, was the script has ended.");
        assertThat(log.history(session.desk(), session.asOf().plusSeconds(1), 5))
                .containsExactly(new PastDecision(
                        session.key(), session.tradingDate(), Session.MORNING, "", false, 0, List.of()));
    }

    @Test
    void hostileAnswersAreKeptAndRefused() {
        SessionRef session = morning(desk("hostile", "scripted"));
        scripted.willAnswer("{\"a\":\u0000}", "x".repeat(3 * AnswerLimits.MAX_LENGTH));
        buildContext.run(session);
        String first = askAdvisor.run(session.key(), 0, false);
        assertThat(checkAnswer.run(first)).isEqualTo(new CheckAnswer.Checked(false, java.util.Optional.empty(), true));
        String second = askForRepair.run(first, false).attemptId();
        assertThat(attempts.get(second).rawAnswer().orElseThrow()).hasSize(AnswerLimits.MAX_LENGTH + 1);
        assertThat(checkAnswer.run(second))
                .isEqualTo(new CheckAnswer.Checked(false, java.util.Optional.empty(), false));
    }

    @Test
    void keepsHowAnAnswerWasReadThatLeftTheSchema() {
        SessionRef session = morning(desk("mapped", "scripted"));
        scripted.willAnswer("```json\n" + HOLD_NOTHING.replace("market_conditions", "marketConditions") + "\n```");
        buildContext.run(session);
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(checkAnswer.run(attempt).valid()).isTrue();
        assertThat(db.sql("select mappings::text from bellwether.decision_attempt where id = :id")
                        .param("id", attempt)
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "[{\"to\": \"nothing\", \"from\": \"```json\\n ... \\n```\", \"path\": \"$\", \"rule\": \"TEXT_AROUND\"},"
                                + " {\"to\": \"market_conditions\", \"from\": \"marketConditions\","
                                + " \"path\": \"market_conditions\", \"rule\": \"SPELLING\"}]");
        assertThat(db.sql("select answer ->> 'market_conditions' from bellwether.decision where id = :id")
                        .param("id", session.key())
                        .query(String.class)
                        .single())
                .isEqualTo("m");
    }

    /** PostgreSQL keeps neither NUL nor half a character within jsonb; names and values of an answer may hold both. */
    @Test
    void problemsWithUnprintableNamesAndValuesAreKept() {
        SessionRef session = morning(desk("unprintable", "scripted"));
        scripted.willAnswer("{\"confidence\":\"\\u0000\\ud800\",\"a\\u0000b\":1}");
        buildContext.run(session);
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(checkAnswer.run(attempt).valid()).isFalse();
        assertThat(attempts.get(attempt).problems())
                .extracting(Object::toString)
                .contains(
                        "a<U+0000>b must not be there: unknown field, was 1",
                        "confidence must be a number, was \"<U+0000><U+D800>\"");
    }

    @Test
    void refusesAdvisorsThatDoNotExist() {
        SessionRef session = morning(desk("unknown", "oracle"));
        buildContext.run(session);
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("unknown advisor 'oracle'")
                .hasMessageContaining("scripted, small, strategies");
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 1, false))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("has 1 advisors, there is none at index 1");
        assertThatThrownBy(() -> checkAnswer.run("nothing")).isInstanceOf(PermanentFault.class);
        assertThatThrownBy(() -> decisions.get("nothing")).isInstanceOf(PermanentFault.class);
    }

    @Test
    void outcomesAreRecordedOnceAndToldToTheNextContext() {
        SessionRef session = morning(desk("outcome", "strategies"));
        buildContext.run(session);
        checkAnswer.run(askAdvisor.run(session.key(), 0, false));
        int buys = decisions.get(session.key()).trades().size();
        LocalDate later = session.tradingDate();
        for (int i = 0; i < 21; i++) {
            later = new ExchangeCalendar().next(later);
        }
        SessionRef close = new SessionRef(session.desk(), later, Session.CLOSE, MemoryMarket.close(later), true);
        recordDecisionOutcomes.run(close);
        recordDecisionOutcomes.run(close);
        assertThat(db.sql("select count(*) from bellwether.decision_outcome where decision_id = :id")
                        .param("id", session.key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(buys);
        assertThat(log.withoutOutcome(session.desk(), close.asOf())).isEmpty();
        LocalDate next = new ExchangeCalendar().next(later);
        assertThat(log.history(session.desk(), MemoryMarket.open(next), 5)
                        .getFirst()
                        .trades())
                .hasSize(buys)
                .allSatisfy(trade -> assertThat(trade.outcome()).isPresent());
        assertThat(log.history(
                                session.desk(),
                                MemoryMarket.open(session.tradingDate()).plusSeconds(1),
                                5)
                        .getFirst()
                        .trades())
                .as("an outcome is not known before it was measured")
                .allSatisfy(trade -> assertThat(trade.outcome()).isEmpty());
    }

    @Test
    void aSecondMorningHearsOfTheFirst() {
        DeskId desk = desk("memory", "strategies");
        SessionRef first = morning(desk);
        buildContext.run(first);
        checkAnswer.run(askAdvisor.run(first.key(), 0, false));
        LocalDate day = new ExchangeCalendar().next(first.tradingDate());
        SessionRef second = new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true);
        buildContext.run(second);
        DeskContext context = contextFormat.read(contexts.get(second.key()).snapshot());
        assertThat(context.history()).singleElement().satisfies(past -> {
            assertThat(past.id()).isEqualTo(first.key());
            assertThat(past.trades()).isNotEmpty();
        });
    }

    private int rows(String table, SessionRef session) {
        return db.sql("select count(*) from bellwether." + table + " where desk_id = :desk")
                .param("desk", session.desk().value())
                .query(Integer.class)
                .single();
    }

    private DeskId desk(String id, String... advisors) {
        DeskSettings settings = DeskSettings.DEFAULT.withAdvisors(List.of(advisors));
        Desk desk = TestDesks.desk("decide-" + id, settings);
        desks.save(desk);
        return desk.id();
    }

    /** A morning with a month of bars still to come. */
    private SessionRef morning(DeskId desk) {
        List<io.bellwether.marketdata.domain.Bar> bars =
                ((MarketReader) market).bars("m", new Symbol("S0"), market.afterLastClose(), 30);
        LocalDate day = bars.getFirst().date();
        return new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true);
    }
}
