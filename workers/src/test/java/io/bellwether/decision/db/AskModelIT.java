package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.answer.AnsweredAttempts;
import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.calibration.ReportCalibration;
import io.bellwether.decision.app.consultation.AdviceSpending;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.consultation.AskForRepair;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.calibration.Activity;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.platform.Json;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.JvmLog;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.vendors.AnthropicServer;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import io.bellwether.testing.vendors.XaiServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A session is decided by each vendor's model, from the context to the checked answer, on the database and the wire. */
@DatabaseTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the log of the whole JVM")
@Import(AskModelIT.Doubles.class)
class AskModelIT {
    private static final String HOLD_NOTHING = """
            {"analysis":"a","market_conditions":"m","reasoning":"r","expected_outcome":"e","risk_assessment":"k",
             "confidence":50,"theses":[],"trades":[]}""";
    private static final OpenAiServer OPENAI = OpenAiServer.start();
    private static final XaiServer XAI = XaiServer.start();
    private static final AnthropicServer ANTHROPIC = AnthropicServer.start();

    private static int desks;

    @Autowired
    Desks desk;

    @Autowired
    BuildContext buildContext;

    @Autowired
    AskAdvisor askAdvisor;

    @Autowired
    AskForRepair askForRepair;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    Attempts attempts;

    @Autowired
    Advisors advisors;

    @Autowired
    ConfiguredAdvisors configured;

    @Autowired
    Prompts prompts;

    @Autowired
    Contexts contexts;

    @Autowired
    ContextFormat contextFormat;

    @Autowired
    RefusedParameters refused;

    @Autowired
    ExplainDecision explain;

    @Autowired
    ReportCalibration reportCalibration;

    @Autowired
    AnsweredAttempts answered;

    @Autowired
    PlanConsultation planConsultation;

    @Autowired
    AdviceSpending spending;

    @Autowired
    MemoryMarket market;

    @Autowired
    JdbcClient db;

    @DynamicPropertySource
    static void vendors(DynamicPropertyRegistry registry) {
        registry.add("OPENAI_API_KEY", OPENAI::key);
        registry.add("XAI_API_KEY", XAI::key);
        registry.add("ANTHROPIC_API_KEY", ANTHROPIC::key);
        registry.add("bellwether.advisors.openai.base-url", OPENAI::baseUrl);
        registry.add("bellwether.advisors.xai.base-url", XAI::baseUrl);
        registry.add("bellwether.advisors.anthropic.base-url", ANTHROPIC::baseUrl);
        registry.add("bellwether.advisors.chat.provider", () -> "openai");
        registry.add("bellwether.advisors.chat.api", () -> "chat");
        registry.add("bellwether.advisors.chat.model", () -> "gpt-5-mini");
        registry.add("bellwether.advisors.chat.base-url", OPENAI::baseUrl);
        registry.add("bellwether.advisors.warm.provider", () -> "openai");
        registry.add("bellwether.advisors.warm.model", () -> "gpt-6.1-terra");
        registry.add("bellwether.advisors.warm.temperature", () -> "0.3");
        registry.add("bellwether.advisors.warm.base-url", OPENAI::baseUrl);
        registry.add("bellwether.advisors.hasty.provider", () -> "openai");
        registry.add("bellwether.advisors.hasty.model", () -> "gpt-5-mini");
        registry.add("bellwether.advisors.hasty.timeout", () -> "PT0.3S");
        registry.add("bellwether.advisors.hasty.base-url", OPENAI::baseUrl);
        registry.add("bellwether.advisors.keyless.provider", () -> "openai");
        registry.add("bellwether.advisors.keyless.model", () -> "gpt-5-mini");
        registry.add("bellwether.advisors.keyless.key-variable", () -> "A_KEY_NOBODY_SET");
    }

    @TestConfiguration
    static class Doubles {
        @Bean
        @Primary
        MemoryMarket memoryMarket() {
            MemoryMarket market = new MemoryMarket();
            for (int i = 0; i < 3; i++) {
                market.addRandomWalk(new Symbol("S" + i), 140, i, 0.001, 0.02);
            }
            market.addRandomWalk(new Symbol("INDEX"), 140, 99, 0.0005, 0.008);
            market.benchmark(new Symbol("INDEX"));
            return market;
        }
    }

    @BeforeEach
    void reset() {
        Stream.of(OPENAI, XAI, ANTHROPIC).forEach(VendorServer::reset);
    }

    @AfterAll
    static void close() {
        Stream.of(OPENAI, XAI, ANTHROPIC).forEach(VendorServer::close);
    }

    private static VendorServer server(String advisor) {
        return switch (advisor) {
            case "xai" -> XAI;
            case "anthropic" -> ANTHROPIC;
            default -> OPENAI;
        };
    }

    @ParameterizedTest
    @CsvSource({
        // 300 x 1 + 512 x 0.05 + 95 x 5 = 800.6 millionths of a dollar
        "openai,    gpt-6.1-terra-2026-08-07,   512, 64, 0.000801",
        // 300 x 0.25 + 512 x 0.025 + 95 x 2.00 = 277.8
        "chat,      gpt-5-mini-2026-08-07,      512, 64, 0.000278",
        // 300 x 1.25 + 512 x 0.20 + 95 x 2.50 = 714.9
        "xai,       grok-4.3-2026-08-07,        512, 64, 0.000715",
        // 300 x 2 + 500 x 0.10 + 12 x 2.50 + 95 x 10 = 1630
        "anthropic, claude-sonnet-5-5-20260929, 500,  0, 0.001630"
    })
    void aModelDecidesAndEverythingIsKept(String name, String model, long cached, long reasoning, BigDecimal cost) {
        SessionRef session = session(name);
        server(name).enqueueAnswer(HOLD_NOTHING);
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(server(name).violations()).isEmpty();
        assertThat(checkAnswer.run(attempt).decisionId()).contains(session.key());
        assertThat(attempts.get(attempt).rawAnswer()).contains(HOLD_NOTHING);
        Map<String, Object> row = row(attempt);
        assertThat(row)
                .containsEntry("model", model)
                .containsEntry("ending", "COMPLETE")
                .containsEntry("prompt_version", "desk-2")
                .containsEntry("input_tokens", 812L)
                .containsEntry("cached_input_tokens", cached)
                .containsEntry("output_tokens", 95L)
                .containsEntry("reasoning_tokens", reasoning)
                .containsEntry("cost_usd", cost)
                .containsEntry("price_version", "read-2026-11-29")
                .containsEntry("failures", "[]");
        assertThat(row.get("provider")).isEqualTo(name.equals("chat") ? "openai" : name);
        assertThat(row.get("request_id").toString()).startsWith("req_");
        assertThat(row.get("prompt_hash").toString()).matches("[0-9a-f]{64}");
        String body = server(name).requests().getFirst().json().toString();
        assertThat(body)
                .as("what is kept is what was sent")
                .contains(Json.write(row.get("prompt_system")))
                .contains(Json.write(row.get("prompt_user")));
        assertThat(Json.write(prompts.compose(request(session), 50_000)))
                .as("and can be composed again")
                .isEqualTo(Json.write(new Prompt(
                        row.get("prompt_version").toString(),
                        row.get("prompt_hash").toString(),
                        row.get("prompt_system").toString(),
                        row.get("prompt_user").toString(),
                        List.of())));
        assertThat(row).containsEntry("cuts", "[]");
        assertThat(row.get("parameters").toString()).contains("\"max_output_tokens\": \"32000\"");
    }

    @Test
    void whatPassesIsTriedAgainAndBothExchangesAreKept() {
        SessionRef session = session("openai");
        OPENAI.enqueueError(Trouble.RATE_LIMITED);
        OPENAI.enqueueError(Trouble.SERVER_ERROR);
        OPENAI.enqueueAnswer(HOLD_NOTHING);
        assertThat(catchThrowable(() -> askAdvisor.run(session.key(), 0, false)))
                .isInstanceOfSatisfying(
                        TransientFault.class,
                        fault -> assertThat(fault.retryAfter()).contains(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false)).isInstanceOf(TransientFault.class);
        String attempt = askAdvisor.run(session.key(), 0, true);
        assertThat(checkAnswer.run(attempt).valid()).isTrue();
        assertThat(OPENAI.requests()).hasSize(3);
        Failure[] failures = Json.read(row(attempt).get("failures").toString(), Failure[].class);
        assertThat(failures).extracting(Failure::kind).containsExactly("RATE_LIMITED", "VENDOR_ERROR");
        assertThat(failures[0].detail()).isEqualTo("HTTP 429 rate_limit_exceeded: Rate limit reached for requests");
    }

    record Failure(String kind, String detail, long latencyMillis) {}

    @Test
    void theLastTryGoesToTheNextAdvisorWhichDecides() {
        SessionRef session = session("anthropic", "xai");
        ANTHROPIC.enqueueError(Trouble.OVERLOADED);
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, true))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("ADVISOR_UNAVAILABLE"));
        assertThat(attempts.get(session.key() + "-a0-r0").verdict()).isEqualTo(Attempt.Verdict.UNAVAILABLE);
        XAI.enqueueAnswer(HOLD_NOTHING);
        assertThat(checkAnswer.run(askAdvisor.run(session.key(), 1, false)).valid())
                .isTrue();
        assertThat(alerts(session)).isEmpty();
    }

    @Test
    void anEmptyAccountAlertsOnceAndIsNotAskedAgain() {
        SessionRef session = session("openai");
        OPENAI.enqueueError(Trouble.OUT_OF_CREDIT);
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false)).isInstanceOf(BpmnErrorException.class);
        }
        assertThat(OPENAI.requests()).hasSize(1);
        assertThat(alerts(session))
                .containsExactly("advisor:%s:%s:openai:OUT_OF_CREDIT".formatted(session.desk(), session.tradingDate()));
    }

    @Test
    void aMissingKeyIsSaidAndAlerted() {
        assertThat(advisors.check(List.of("keyless")))
                .contains("the advisor 'keyless' cannot be used:"
                        + " set the environment variable A_KEY_NOBODY_SET to your key");
        SessionRef session = session("keyless");
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessageContaining("A_KEY_NOBODY_SET");
        assertThat(alerts(session)).singleElement().asString().endsWith(":keyless:NOT_SET_UP");
    }

    @Test
    void aCutAnswerIsRepairedByAShorterOne() {
        SessionRef session = session("anthropic");
        ANTHROPIC.enqueueTruncated(HOLD_NOTHING);
        ANTHROPIC.enqueueAnswer(HOLD_NOTHING);
        String attempt = askAdvisor.run(session.key(), 0, false);
        CheckAnswer.Checked cut = checkAnswer.run(attempt);
        assertThat(cut.valid())
                .as("a whole object before the limit is no proof")
                .isFalse();
        assertThat(cut.repairable()).isTrue();
        assertThat(attempts.get(attempt).problems()).singleElement().asString().contains("write a shorter answer");
        assertThat(row(attempt)).containsEntry("ending", "TRUNCATED").containsEntry("output_tokens", 95L);
        assertThat(checkAnswer.run(askForRepair.run(attempt, false).attemptId()).valid())
                .isTrue();
    }

    @Test
    void aPausedAnswerIsRepairedByAWholeOne() {
        SessionRef session = session("anthropic");
        ANTHROPIC.enqueueBody(
                "{\"content\":[{\"type\":\"text\",\"text\":%s}],\"stop_reason\":\"pause_turn\"}"
                        .formatted(Json.write(HOLD_NOTHING)),
                Map.of());
        ANTHROPIC.enqueueAnswer(HOLD_NOTHING);
        String attempt = askAdvisor.run(session.key(), 0, false);
        CheckAnswer.Checked paused = checkAnswer.run(attempt);
        assertThat(paused.valid())
                .as("a whole object before a pause is no proof")
                .isFalse();
        assertThat(paused.repairable()).isTrue();
        assertThat(row(attempt)).containsEntry("ending", "UNFINISHED");
        assertThat(checkAnswer.run(askForRepair.run(attempt, false).attemptId()).valid())
                .isTrue();
    }

    @Test
    void wordsBesideAnAnswerAreRepairedByOneWithoutThem() {
        SessionRef session = session("chat");
        OPENAI.enqueueAnswer("DO NOT EXECUTE: " + HOLD_NOTHING);
        OPENAI.enqueueAnswer(HOLD_NOTHING);
        String attempt = askAdvisor.run(session.key(), 0, false);
        CheckAnswer.Checked refused = checkAnswer.run(attempt);
        assertThat(refused.valid()).isFalse();
        assertThat(refused.repairable()).isTrue();
        assertThat(attempts.get(attempt).problems()).singleElement().asString().contains("DO NOT EXECUTE");
        assertThat(checkAnswer.run(askForRepair.run(attempt, false).attemptId()).valid())
                .isTrue();
    }

    @Test
    void countsThatCannotBeTrueDoNotLowerWhatWasSpent() {
        SessionRef session = session("chat");
        OPENAI.enqueueBody(
                "{\"choices\":[{\"message\":{\"content\":%s}}],\"usage\":{\"prompt_tokens\":-900000,\"completion_tokens\":95}}"
                        .formatted(Json.write(HOLD_NOTHING)),
                Map.of());
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat((Long) row(attempt).get("input_tokens"))
                .as("the most it may have read")
                .isGreaterThan(10_000);
        assertThat((BigDecimal) row(attempt).get("cost_usd")).isPositive();
        assertThat(row(attempt).get("parameters").toString()).contains("not believed");
    }

    @Test
    void aRefusalIsKeptAndNotRepaired() {
        SessionRef session = session("chat");
        OPENAI.enqueueRefusal("I cannot give financial advice.");
        String attempt = askAdvisor.run(session.key(), 0, false);
        CheckAnswer.Checked refused = checkAnswer.run(attempt);
        assertThat(refused.valid()).isFalse();
        assertThat(refused.repairable()).isFalse();
        assertThat(row(attempt))
                .containsEntry("ending", "REFUSED")
                .containsEntry("raw_answer", "I cannot give financial advice.");
    }

    @Test
    void aRefusedTemperatureCostsNoSessionIsToldOnceAndRememberedForThisModelAndValue() {
        OPENAI.answersAll(prompt -> HOLD_NOTHING);
        SessionRef first = session("warm");
        String attempt = askAdvisor.run(first.key(), 0, false);
        assertThat(checkAnswer.run(attempt).valid()).isTrue();
        assertThat(OPENAI.requests()).hasSize(2);
        assertThat(OPENAI.requests().getFirst().json().at("/temperature").asDouble())
                .isEqualTo(0.3);
        assertThat(OPENAI.requests().getLast().json().has("temperature")).isFalse();
        assertThat(alerts(first)).containsExactly("advisor-parameter:warm:gpt-6.1-terra:TEMPERATURE:0.3");
        assertThat(row(attempt).get("parameters").toString()).contains("\"left_out\": \"TEMPERATURE\"");
        assertThat(row(attempt)).containsEntry("failures", "[]");
        OPENAI.reset();
        OPENAI.answersAll(prompt -> HOLD_NOTHING);
        SessionRef second = session("warm");
        askAdvisor.run(second.key(), 0, false);
        assertThat(OPENAI.requests()).as("not found out again").hasSize(1);
        assertThat(alerts(second)).isEmpty();
        AdvisorSettings warm = configured.byName().get("warm");
        assertThat(refused.find("warm", warm)).containsExactly(RequestParameter.TEMPERATURE);
        assertThat(refused.find("warm", configured.byName().get("openai"))).isEmpty();
        refused.forget("warm");
        assertThat(refused.find("warm", warm)).isEmpty();
    }

    @Test
    void aModelIsAskedAsOftenAsTheDeskWantsAndTheMajorityDecides() {
        SessionRef session = sampled(3, "anthropic");
        ANTHROPIC.enqueueAnswer(buying(session, "S0", "0.05"));
        ANTHROPIC.enqueueError(Trouble.OVERLOADED);
        assertThatThrownBy(() -> askAdvisor.run(session.key(), 0, false)).isInstanceOf(TransientFault.class);
        ANTHROPIC.enqueueAnswer("no decision at all");
        ANTHROPIC.enqueueAnswer(buying(session, "S0", "0.03"));
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(ANTHROPIC.violations()).isEmpty();
        assertThat(ANTHROPIC.requests())
                .as("what was answered is not asked again")
                .hasSize(4);
        assertThat(askAdvisor.run(session.key(), 0, false)).isEqualTo(attempt);
        assertThat(ANTHROPIC.requests()).hasSize(4);
        assertThat(checkAnswer.run(attempt).valid()).isTrue();
        assertThat(db.sql("select weight from bellwether.decision_trade where decision_id = :id")
                        .param("id", session.key())
                        .query(BigDecimal.class)
                        .list())
                .singleElement()
                .satisfies(weight -> assertThat(weight).isEqualByComparingTo("0.03"));
        assertThat(row(attempt))
                .containsEntry("input_tokens", 3 * 812L)
                .containsEntry("output_tokens", 3 * 95L)
                .containsEntry("cost_usd", new BigDecimal("0.004890"));
        assertThat(db.sql(
                                "select n || ' ' || verdict || ' ' || cost_usd from bellwether.decision_sample where attempt_id = :id order by n")
                        .param("id", attempt)
                        .query(String.class)
                        .list())
                .containsExactly("1 VALID 0.001630", "2 INVALID 0.001630", "3 VALID 0.001630");
        assertThat(votes(attempt)).containsExactly("BUY S0 2/3 true");
        String page =
                new ExplanationPage().of(explain.run(session.key()), new ExplanationPage.Extras(false, true, false));
        assertThat(page)
                .contains("3 times; 2 of the answers are decisions")
                .contains("BUY S0: 2 of 3, decided")
                .contains("no decision at all");
        assertThat(reportCalibration
                        .run(session.desk(), session.tradingDate(), session.tradingDate())
                        .all()
                        .activity()
                        .agreement())
                .isEqualTo(new Activity.Agreement(1, 0, 1));
        assertThat(answered.between(session.desk(), session.tradingDate(), session.tradingDate(), context -> "print"))
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.text()).contains("\"weight\": 0.030000").doesNotContain("\"weight\": 0.05"));
    }

    @Test
    void answersThatDisagreeAreNoTrade() {
        SessionRef session = sampled(3, "openai");
        OPENAI.enqueueAnswer(buying(session, "S0", "0.05"));
        OPENAI.enqueueAnswer(buying(session, "S1", "0.05"));
        OPENAI.enqueueAnswer(HOLD_NOTHING);
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(checkAnswer.run(attempt).decisionId()).contains(session.key());
        assertThat(db.sql("select count(*) from bellwether.decision_trade where decision_id = :id")
                        .param("id", session.key())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(votes(attempt)).containsExactly("BUY S0 1/3 false", "BUY S1 1/3 false");
    }

    @Test
    void withoutAMajorityOfDecisionsTheRefusedAnswerIsRepairedAsOften() {
        SessionRef session = sampled(3, "openai");
        OPENAI.enqueueAnswer(HOLD_NOTHING);
        OPENAI.enqueueAnswer("first nonsense");
        OPENAI.enqueueAnswer("second nonsense");
        String attempt = askAdvisor.run(session.key(), 0, false);
        assertThat(checkAnswer.run(attempt).repairable()).isTrue();
        OPENAI.answersAll(prompt -> HOLD_NOTHING);
        String repaired = askForRepair.run(attempt, false).attemptId();
        assertThat(OPENAI.requests()).hasSize(6);
        assertThat(OPENAI.requests().getLast().body())
                .contains("first nonsense")
                .doesNotContain("second nonsense");
        assertThat(checkAnswer.run(repaired).valid()).isTrue();
    }

    @Test
    void theBudgetKnowsThatAModelIsAskedSeveralTimes() {
        // 60,000 x 2.50 + 32,000 x 10 = 0.47 USD at most for one answer
        SessionRef once = sampled(1, "anthropic");
        SessionRef often = sampled(9, "anthropic", "strategies");
        tighten(once, "4.00");
        tighten(often, "4.00");
        assertThat(planConsultation.run(once).advisors()).containsExactly("anthropic");
        assertThat(planConsultation.run(often).advisors()).as("9 x 0.47 = 4.23").containsExactly("strategies");
        SessionRef given = sampled(3, "anthropic");
        ANTHROPIC.enqueueAnswer(HOLD_NOTHING);
        ANTHROPIC.enqueueError(Trouble.KEY_REFUSED);
        assertThatThrownBy(() -> askAdvisor.run(given.key(), 0, false)).isInstanceOf(BpmnErrorException.class);
        assertThat(spending.until(given.desk(), given.tradingDate()).today())
                .as("what was answered before it was given up")
                .isEqualByComparingTo("0.001630");
    }

    private void tighten(SessionRef session, String daily) {
        Desk opened = desk.get(session.desk());
        desk.save(TestDesks.desk(
                session.desk().value(),
                opened.settings()
                        .withBudget(new AdviceBudget(
                                Money.of(daily),
                                Money.of("60"),
                                new BigDecimal("0.80"),
                                Optional.empty(),
                                "strategies"))));
    }

    private List<String> votes(String attempt) {
        return db.sql("""
                        select action || ' ' || symbol || ' ' || votes || '/' || asked || ' ' || kept
                        from bellwether.decision_vote where attempt_id = :id order by votes desc, symbol
                        """).param("id", attempt).query(String.class).list();
    }

    private SessionRef sampled(int samples, String... names) {
        return session(settings -> settings.withSamples(samples), names);
    }

    private String buying(SessionRef session, String symbol, String weight) {
        BigDecimal price = contextFormat
                .read(contexts.get(session.key()).snapshot())
                .instrument(new Symbol(symbol))
                .orElseThrow()
                .price()
                .orElseThrow()
                .value();
        return """
                {"analysis":"a","market_conditions":"m","reasoning":"r","expected_outcome":"e","risk_assessment":"k",
                 "confidence":50,"theses":[],"trades":[{"action":"BUY","symbol":"%s","quantity":null,"weight":%s,
                 "order_type":"MARKET","limit_price":null,"stop_price":%s,"conviction":60,"win_probability":0.6,
                 "expected_gain":0.1,"expected_loss":0.05,"horizon_days":5,"expected_outcome":"e","reasoning":"r",
                 "risks":"k"}]}""".formatted(
                        symbol, weight, price.multiply(new BigDecimal("0.93")).setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void noKeyIsEverWrittenAnywhere(CapturedOutput output) {
        List<String> said = new ArrayList<>();
        List<String> logged = new ArrayList<>();
        try (JvmLog.Listening log = JvmLog.to(logged::add)) {
            askInEveryTrouble(said);
        }
        said.add(Json.write(configured.byName()));
        said.add(configured.toString());
        said.add(advisors.get("openai").toString());
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(logged).anyMatch(line -> line.contains("got no answer"));
        for (String key : List.of(OPENAI.key(), XAI.key(), ANTHROPIC.key())) {
            assertThat(said).noneMatch(text -> text.contains(key));
            assertThat(logged).noneMatch(line -> line.contains(key));
            assertThat(output.getAll()).doesNotContain(key);
            assertThat(columnsWith(key)).isEmpty();
        }
        assertThat(columnsWith("Rate limit reached for requests"))
                .as("the search finds what is there")
                .contains("decision_attempt.failures");
    }

    private void askInEveryTrouble(List<String> said) {
        for (String name : List.of("openai", "chat", "xai", "anthropic")) {
            for (Trouble trouble : Trouble.values()) {
                server(name).reset();
                server(name).enqueueError(trouble);
                SessionRef session = session(trouble == Trouble.HANGS ? "hasty" : name);
                for (boolean last : new boolean[] {false, true}) {
                    Throwable thrown = trouble == Trouble.HANGS && !name.equals("openai")
                            ? null
                            : catchThrowable(() -> askAdvisor.run(session.key(), 0, last));
                    if (thrown != null) {
                        said.add(stackTrace(thrown));
                    }
                }
            }
            server(name).reset();
            server(name).enqueueAnswer("the key is " + server(name).key());
            said.add(checkAnswer
                    .run(askAdvisor.run(session(name).key(), 0, true))
                    .toString());
        }
    }

    private Advisor.Request request(SessionRef session) {
        return new Advisor.Request(
                session.key(),
                contexts.get(session.key()).snapshot(),
                session.session(),
                List.of(),
                java.util.Optional.empty());
    }

    private static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    /** Every column of every table that holds this text. */
    private List<String> columnsWith(String text) {
        return db.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'bellwether' and data_type in ('text', 'jsonb', 'json', 'character varying')
                        """).query((row, n) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .filter(column -> db.sql("select exists (select from bellwether.\"%s\" where \"%s\"::text like :part)"
                                .formatted(column.get(0), column.get(1)))
                        .param("part", "%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .map(column -> column.get(0) + "." + column.get(1))
                .toList();
    }

    private List<String> alerts(SessionRef session) {
        return db.sql("select key from bellwether.alert where desk_id = :desk")
                .param("desk", session.desk().value())
                .query(String.class)
                .list();
    }

    private Map<String, Object> row(String attempt) {
        return db.sql("""
                        select provider, model, ending, raw_answer, prompt_version, prompt_hash, prompt_system, prompt_user,
                            request_id, input_tokens, cached_input_tokens, output_tokens, reasoning_tokens, cost_usd,
                            price_version, parameters::text, cuts::text, failures::text
                        from bellwether.decision_attempt where id = :id
                        """).param("id", attempt).query().singleRow();
    }

    private SessionRef session(String... names) {
        return session(settings -> settings, names);
    }

    /** A new desk's morning with its context built. */
    private SessionRef session(UnaryOperator<DeskSettings> change, String... names) {
        DeskId id = new DeskId("model-" + ++desks);
        Desk opened = TestDesks.desk(id.value(), change.apply(DeskSettings.DEFAULT.withAdvisors(List.of(names))));
        desk.save(opened);
        LocalDate day = ((MarketReader) market)
                .bars("m", new Symbol("S0"), market.afterLastClose(), 30)
                .getFirst()
                .date();
        SessionRef session = new SessionRef(opened.id(), day, Session.MORNING, MemoryMarket.open(day), true);
        buildContext.run(session);
        return session;
    }
}
