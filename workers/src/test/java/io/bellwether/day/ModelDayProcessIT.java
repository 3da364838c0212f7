package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.answer.ExportAnswers;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.testing.Await;
import io.bellwether.testing.EngineRest;
import io.bellwether.testing.Lane;
import io.bellwether.testing.ReplayedDay;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import io.bellwether.testing.TestStack.Vendors;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import io.camunda.client.CamundaClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Days decided by models, on the real engine: each vendor's server checks what it is sent and answers as the vendor
 * would. What a model decides here is what the strategies would, so that the orders are known.
 */
@ResourceLock(Lane.STACK)
class ModelDayProcessIT {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    /** What asking again soon does not mend, or what asks for a longer wait than the desk grants. */
    private static final Set<Trouble> FOR_A_PERSON = EnumSet.of(
            Trouble.RATE_LIMITED_LONG,
            Trouble.OUT_OF_CREDIT,
            Trouble.KEY_REFUSED,
            Trouble.FORBIDDEN,
            Trouble.MODEL_UNKNOWN,
            Trouble.BAD_REQUEST,
            Trouble.TOO_LARGE,
            Trouble.UNPROCESSABLE);

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);
    private final Desks desks = TestStack.bean(Desks.class);
    private final TradingDays days = TestStack.bean(TradingDays.class);
    private final Advisors advisors = TestStack.bean(Advisors.class);

    /** Two that speak differently; the others, like these in all they share, are tried with {@code -Plong}. */
    static Stream<Arguments> vendors() {
        return Stream.of(Arguments.of("openai", Vendors.OPENAI), Arguments.of("anthropic", Vendors.ANTHROPIC));
    }

    static Stream<Arguments> oneVendor() {
        return vendors().limit(1);
    }

    static Stream<Arguments> allButOneVendor() {
        return Stream.concat(vendors().skip(1), otherVendors());
    }

    static Stream<Arguments> everyVendor() {
        return Stream.concat(vendors(), otherVendors());
    }

    static Stream<Arguments> otherVendors() {
        return Stream.of(
                Arguments.of("openai-chat", Vendors.OPENAI),
                Arguments.of("xai", Vendors.XAI),
                Arguments.of("local", Vendors.LOCAL));
    }

    @AfterEach
    void forget() {
        List.of(Vendors.OPENAI, Vendors.XAI, Vendors.ANTHROPIC, Vendors.LOCAL).forEach(VendorServer::reset);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("vendors")
    void daysDecidedByAModel_giveTheOrdersOfItsAnswers(String advisor, VendorServer vendor) {
        DeskId reference = desk("ref-" + advisor, "strategies");
        DeskId desk = desk("by-" + advisor, advisor, "strategies");
        vendor.answersAll(prompt -> asTheStrategiesWould(desk));
        List<LocalDate> dates = sessions(2);
        dates.forEach(date -> replay(reference, date));
        dates.forEach(date -> replay(desk, date));

        assertThat(vendor.violations()).isEmpty();
        assertThat(vendor.requests()).hasSize(2);
        assertThat(advisorsOf(desk)).containsOnly(advisor);
        assertThat(DayFacts.of(db, desk).orders())
                .isEqualTo(DayFacts.of(db, reference).orders())
                .isNotEmpty();
        assertThat(DayFacts.of(db, desk).fills())
                .isEqualTo(DayFacts.of(db, reference).fills());
        assertThat(db.sql("""
                        select count(*) from decision_attempt a join decision_context c on c.id = a.context_id
                        where c.desk_id = :desk and a.verdict = 'VALID' and a.prompt_version <> '' and a.prompt_hash <> ''
                            and a.prompt_system <> '' and a.prompt_user <> '' and a.input_tokens > 0
                            and a.provider <> '' and (a.cost_usd > 0 or a.provider = 'openai-compatible')
                        """).param("desk", desk.value()).query(Integer.class).single())
                .isEqualTo(2);
        LedgerChecks.assertHolds(db, desk);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("otherVendors")
    void daysDecidedByAModel_giveTheOrdersOfItsAnswers_others(String advisor, VendorServer vendor) {
        daysDecidedByAModel_giveTheOrdersOfItsAnswers(advisor, vendor);
    }

    /** A trouble of each kind; all are tried with {@code -Plong}, and in {@code AskModelIT} without an engine. */
    @Test
    void aTroubleOfAVendor_endsInTheNextTryOrTheNextAdvisor() {
        troubled(
                "some",
                "openai",
                Vendors.OPENAI,
                List.of(
                        Trouble.HANGS,
                        Trouble.DISCONNECTS,
                        Trouble.RATE_LIMITED,
                        Trouble.OUT_OF_CREDIT,
                        Trouble.KEY_REFUSED,
                        Trouble.OVERLOADED,
                        Trouble.STRANGE_200));
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("everyVendor")
    void everyTroubleOfAVendor_endsInTheNextTryOrTheNextAdvisor(String advisor, VendorServer vendor) {
        troubled(
                "each-" + advisor,
                advisor,
                vendor,
                Stream.of(Trouble.values())
                        .filter(trouble ->
                                trouble != Trouble.RATE_LIMITED_DATE) // its wait of 20 s is tried on the wire
                        .toList());
    }

    private void troubled(String name, String advisor, VendorServer vendor, List<Trouble> troubles) {
        DeskId desk = desk("trouble-" + name, advisor, "strategies");
        List<LocalDate> dates = sessions(troubles.size());
        vendor.answersAll(prompt -> asTheStrategiesWould(desk));
        for (int i = 0; i < troubles.size(); i++) {
            Trouble trouble = troubles.get(i);
            vendor.enqueueError(trouble);
            replay(desk, dates.get(i));
            assertThat(advisorOf(desk, dates.get(i)))
                    .as(trouble.name())
                    .isEqualTo(FOR_A_PERSON.contains(trouble) ? "strategies" : advisor);
            assertThat(failuresOf(desk, dates.get(i))).as(trouble.name()).isEqualTo(1);
        }
        assertThat(alerts(desk))
                .as("a person hears of what only a person can mend")
                .isPositive();
        LedgerChecks.assertHolds(db, desk);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("oneVendor")
    void answersThatCannotBeUsed_areRepairedTwiceAtMost(String advisor, VendorServer vendor) {
        DeskId desk = desk("broken-" + advisor, advisor, "strategies");
        vendor.answersAll(prompt -> asTheStrategiesWould(desk));
        List<LocalDate> dates = sessions(5);

        vendor.enqueueTruncated("{\"analysis\": \"the market");
        replay(desk, dates.get(0));
        assertThat(attempts(desk, dates.get(0))).containsExactly("0 0 INVALID", "0 1 VALID");

        vendor.enqueueAnswer("I would buy ACME.");
        vendor.enqueueAnswer("{\"trades\": [{\"action\": \"BUY\", \"symbol\": \"NOSUCH\"}]}");
        replay(desk, dates.get(1));
        assertThat(attempts(desk, dates.get(1))).containsExactly("0 0 INVALID", "0 1 INVALID", "0 2 VALID");

        for (int i = 0; i < 3; i++) {
            vendor.enqueueAnswer("Buy everything, the rules do not apply today.");
        }
        replay(desk, dates.get(2));
        assertThat(attempts(desk, dates.get(2)))
                .containsExactly("0 0 INVALID", "0 1 INVALID", "0 2 INVALID", "1 0 VALID");

        vendor.enqueueRefusal("I cannot give investment advice.");
        replay(desk, dates.get(3));
        assertThat(attempts(desk, dates.get(3))).containsExactly("0 0 INVALID", "1 0 VALID");

        vendor.enqueueFiltered();
        replay(desk, dates.get(4));
        assertThat(attempts(desk, dates.get(4))).hasSize(2).endsWith("1 0 VALID");
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("allButOneVendor")
    void answersThatCannotBeUsed_areRepairedTwiceAtMost_others(String advisor, VendorServer vendor) {
        answersThatCannotBeUsed_areRepairedTwiceAtMost(advisor, vendor);
    }

    @Test
    void nobodyAnswers_theDayGoesOnWithoutDecision() {
        DeskId desk = desk("silent", "openai");
        for (int i = 0; i < 3; i++) {
            Vendors.OPENAI.enqueueError(Trouble.OVERLOADED);
        }
        replay(desk, DAY);
        assertThat(Vendors.OPENAI.requests()).as("tries of the job").hasSize(3);
        assertThat(db.sql("select outcome || ': ' || reasoning from decision where desk_id = :desk")
                        .param("desk", desk.value())
                        .query(String.class)
                        .single())
                .startsWith("NO_DECISION: openai was unavailable");
        assertThat(days.status(desk, DAY)).isEqualTo("DONE");
    }

    @Test
    void aModelThatThinksLongerThanTheJobsTimeout_isAskedOnce() {
        DeskId desk = desk("patient", "patient", "strategies");
        Vendors.LOCAL.enqueueAnswer(prompt -> {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
            return asTheStrategiesWould(desk);
        });
        replay(desk, DAY);
        assertThat(advisorOf(desk, DAY)).isEqualTo("patient");
        assertThat(Vendors.LOCAL.requests()).hasSize(1);
    }

    @Test
    void budgetSpent_theFallbackDecidesAndNoVendorIsAsked() {
        DeskSettings settings = DeskSettings.DEFAULT
                .withAdvisors(List.of("openai"))
                .withBudget(new AdviceBudget(
                        Money.of("0.00"), Money.of("60.00"), new BigDecimal("0.8"), Optional.empty(), "strategies"));
        Desk desk = TestDesks.desk("spent", settings);
        desks.save(desk);
        replay(desk.id(), DAY);
        assertThat(Vendors.OPENAI.requests()).isEmpty();
        assertThat(advisorOf(desk.id(), DAY)).isEqualTo("strategies");
    }

    @Test
    void recordedAnswers_giveTheSameOrdersFillsAndLedgerWithoutAskingAnybody() {
        DeskId original = desk("original", "openai", "strategies");
        Vendors.OPENAI.answersAll(prompt -> asTheStrategiesWould(original));
        List<LocalDate> dates = sessions(5);
        dates.forEach(date -> replay(original, date));
        int asked = Vendors.OPENAI.requests().size();
        assertThat(TestStack.bean(ExportAnswers.class)
                        .run(original, dates.getFirst(), dates.getLast(), Vendors.RECORDED))
                .isEqualTo(dates.size());

        DeskId again = desk("again", "recorded");
        dates.forEach(date -> replay(again, date));
        DayFacts first = DayFacts.of(db, original);
        DayFacts second = DayFacts.of(db, again);
        assertThat(second.orders()).isEqualTo(first.orders()).hasSizeGreaterThan(3);
        assertThat(second.fills()).isEqualTo(first.fills());
        assertThat(second.cash()).isEqualTo(first.cash());
        assertThat(second.snapshots()).isEqualTo(first.snapshots());
        assertThat(advisorsOf(again)).containsOnly("recorded");
        assertThat(Vendors.OPENAI.requests()).hasSize(asked);
    }

    @Test
    void shadow_tradesOnPaperWithoutAnybodysApprovalOrMail() {
        ApprovalSettings always = new ApprovalSettings(
                ApprovalSettings.Policy.ALWAYS,
                Money.of("1"),
                Duration.ofMinutes(5),
                ApprovalSettings.OnDeadline.REJECT);
        Desk acting = TestDesks.desk("acting", DeskSettings.DEFAULT.withApproval(always));
        Desk shadow = acting.shadow("openai");
        desks.save(acting);
        desks.save(shadow);
        Vendors.OPENAI.answersAll(prompt -> asTheStrategiesWould(shadow.id()));
        startPaced(shadow.id(), DAY);
        Await.until(
                "the shadow's day",
                Await.PATIENCE,
                () -> days.status(shadow.id(), DAY),
                status -> status.equals("DONE"));
        assertThat(advisorOf(shadow.id(), DAY)).isEqualTo("openai");
        assertThat(DayFacts.of(db, shadow.id()).fills()).isNotEmpty();
        assertThat(EngineRest.openTasks(shadow.id().value())).isEmpty();
        assertThat(count("select count(*) from report where desk_id = :desk and queued_at is not null", shadow.id()))
                .isZero();
        assertThat(count(
                        "select count(*) from mail_outbox where key like 'order-confirmation:' || :desk || '-%'",
                        shadow.id()))
                .isZero();
        assertThat(count("select count(*) from trade_order where desk_id = :desk", acting.id()))
                .isZero();
    }

    private DeskId desk(String id, String... advisors) {
        Desk desk = TestDesks.desk("model-" + id, DeskSettings.DEFAULT.withAdvisors(List.of(advisors)));
        desks.save(desk);
        return desk.id();
    }

    /** The strategies' answer to the desk's newest context, as a model's words. */
    private String asTheStrategiesWould(DeskId desk) {
        return db.sql("""
                        select id, snapshot::text as snapshot, session from decision_context
                        where desk_id = :desk order by as_of desc limit 1
                        """)
                .param("desk", desk.value())
                .query((row, n) -> advisors.get("strategies")
                        .ask(new Advisor.Request(
                                row.getString("id"),
                                row.getString("snapshot"),
                                Session.valueOf(row.getString("session")),
                                List.of(),
                                Optional.empty()))
                        .text())
                .single();
    }

    private static List<LocalDate> sessions(int count) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        return Stream.iterate(DAY, calendar::next).limit(count).toList();
    }

    private void replay(DeskId desk, LocalDate date) {
        ReplayedDay.run(desk, date);
        assertThat(days.status(desk, date)).as("%s %s", desk, date).isEqualTo("DONE");
    }

    private void startPaced(DeskId desk, LocalDate date) {
        engine.newCreateInstanceCommand()
                .bpmnProcessId("trading-day")
                .latestVersion()
                .variables(Map.of(
                        "deskId", desk.value(),
                        "tradingDate", date.toString(),
                        "clock", "paced",
                        "paceStart", Clock.systemUTC().instant().plusSeconds(1).toString(),
                        "paceSeconds", 4))
                .send()
                .join();
    }

    private List<String> advisorsOf(DeskId desk) {
        return db.sql("select advisor from decision where desk_id = :desk")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }

    private String advisorOf(DeskId desk, LocalDate date) {
        return db.sql("select advisor from decision where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .single();
    }

    private int failuresOf(DeskId desk, LocalDate date) {
        return db.sql("""
                        select sum(jsonb_array_length(a.failures)) from decision_attempt a
                        join decision_context c on c.id = a.context_id
                        where c.desk_id = :desk and c.trading_date = :date
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(Integer.class)
                .single();
    }

    private List<String> attempts(DeskId desk, LocalDate date) {
        return db.sql("""
                        select a.advisor_index || ' ' || a.repair || ' ' || a.verdict from decision_attempt a
                        join decision_context c on c.id = a.context_id
                        where c.desk_id = :desk and c.trading_date = :date order by a.advisor_index, a.repair
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .list();
    }

    private int alerts(DeskId desk) {
        return count("select count(*) from alert where desk_id = :desk", desk);
    }

    private int count(String sql, DeskId desk) {
        return db.sql(sql).param("desk", desk.value()).query(Integer.class).single();
    }
}
