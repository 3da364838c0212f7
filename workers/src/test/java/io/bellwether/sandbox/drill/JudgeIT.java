package io.bellwether.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.sandbox.drill.Schedule.Slot;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The judge of the drill finds each kind of wrong in the product's real tables, and nothing where all is well. */
@DatabaseTest
class JudgeIT {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    private final Instant sentAt = Instant.parse("2027-03-01T14:30:05Z");
    private Judge judge;

    @BeforeEach
    void emptyDesk() {
        judge = new Judge(new DrillDatabase(Map.of(
                "SPRING_DATASOURCE_URL", environment.getRequiredProperty("spring.datasource.url"),
                "SPRING_DATASOURCE_USERNAME", environment.getRequiredProperty("spring.datasource.username"),
                "SPRING_DATASOURCE_PASSWORD", environment.getProperty("spring.datasource.password", ""))));
        desks.save(TestDesks.desk(Days.DESK));
        List.of(
                        "paper_execution",
                        "paper_order",
                        "cash_entry",
                        "position",
                        "fill",
                        "order_event",
                        "trade_order",
                        "alert_mail",
                        "mail_outbox",
                        "alert",
                        "report",
                        "session_run",
                        "trading_day")
                .forEach(table -> db.sql("delete from " + table).update());
    }

    @Test
    void aTradeInItsSessionIsRight() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        assertThat(judge.wrongTrades(stamped -> sentAt)).isEmpty();
        assertThat(judge.doubledOrders()).isEmpty();
        assertThat(judge.ledger()).isEmpty();
    }

    @Test
    void findsATradeBeforeTheOpen() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T11:00:00Z", "2027-03-01T16:55:00Z");
        assertThat(judge.wrongTrades(stamped -> sentAt))
                .contains("x1: executed on a day without a session or before its open");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T11:00:00Z, while the exchange was closed",
        "2027-03-01T21:30:00Z, after its end 2027-03-01T16:55:00Z",
        "2027-03-02T15:00:00Z, after its end 2027-03-01T16:55:00Z",
    })
    void findsAnOrderThatWasSentAtAWrongTime(Instant moment, String why) throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        assertThat(judge.wrongTrades(stamped -> moment))
                .containsExactly("drill-20270301-morning-1: sent at %s, %s".formatted(moment, why));
    }

    @Test
    void findsABuyWhileTheDeskWasHalted() throws SQLException {
        db.sql("""
                        insert into desk_halt (desk_id, reason, requested_by, halted_as_of, created_at)
                        values ('drill', 'test', 'test', '2027-03-01T14:00:00Z', now() - interval '1 hour')""").update();
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        assertThat(judge.wrongTrades(stamped -> sentAt))
                .anyMatch(text -> text.endsWith("bought while the desk was halted"));
        db.sql("delete from desk_halt where desk_id = 'drill'").update();
    }

    @Test
    void findsAnOrderThatOnlyTheBrokerKnows() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        db.sql("delete from fill").update();
        db.sql("delete from order_event").update();
        db.sql("delete from trade_order").update();
        assertThat(judge.doubledOrders())
                .containsExactly("drill-20270301-morning-1: at the broker, and unknown to the desk");
        assertThat(judge.ledger()).anyMatch(text -> text.endsWith("an execution that the books do not know"));
    }

    @Test
    void findsAFillWithoutItsCash() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        db.sql("delete from cash_entry").update();
        assertThat(judge.ledger()).containsExactly("x1: a fill without its cash");
    }

    @Test
    void findsAFillOfADayThatTheDeskDidNotHave() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        db.sql("update fill set trading_date = '2027-03-26'").update();
        assertThat(judge.wrongTrades(stamped -> sentAt)).contains("x1: executed on a day that the desk did not have");
    }

    @Test
    void findsAnOrderThatNobodyCancelled() throws SQLException {
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        db.sql("update trade_order set state = 'CREATED'").update();
        db.sql("update paper_order set state = 'WORKING'").update();
        assertThat(judge.wrongTrades(stamped -> sentAt)).isEmpty();
        db.sql("update trading_day set ended_at = now() where desk_id = 'drill'")
                .update();
        assertThat(judge.wrongTrades(stamped -> sentAt))
                .containsExactlyInAnyOrder(
                        "drill-20270301-morning-1: still open although its day is over",
                        "drill-20270301-morning-1: forgotten at the broker");
    }

    @Test
    void aFaultMustBeToldOnceAndItsEndToo() throws SQLException {
        Slot slot = new Slot(Fault.CANCELLED_INSTANCE, List.of(DAY));
        assertThat(judge.untold(slot, 1, 0, Long.MAX_VALUE))
                .containsExactly(
                        "2027-03-01 cancelled instance: told 0 times as DAY_WITHOUT_INSTANCE, not 1 times",
                        "2027-03-01 cancelled instance: told 0 times as WATCH_OVER, not 1 times");
        assertThat(judge.awaited(slot, 1, 0)).containsExactly("DAY_WITHOUT_INSTANCE", "WATCH_OVER");
        alert("first", "DAY_WITHOUT_INSTANCE");
        assertThat(judge.awaited(slot, 1, 0)).containsExactly("WATCH_OVER");
        alert("over", "WATCH_OVER");
        assertThat(judge.untold(slot, 1, 0, Long.MAX_VALUE)).isEmpty();
        alert("second", "DAY_WITHOUT_INSTANCE");
        assertThat(judge.awaited(slot, 1, 0)).isEmpty();
        assertThat(judge.untold(slot, 1, 0, Long.MAX_VALUE))
                .containsExactly(
                        "2027-03-01 cancelled instance: told 2 times as DAY_WITHOUT_INSTANCE, not 1 times",
                        "DAY_WITHOUT_INSTANCE told 2 times: the day has no instance");
        assertThat(judge.told(0, Long.MAX_VALUE)).hasSize(2);
    }

    @Test
    void whatNobodyNeedsToKnowIsTooMuchSaveTheUsual() throws SQLException {
        Slot slot = new Slot(Fault.BROKER_SLOW, List.of(DAY));
        alert("sold", "STOP_SOLD");
        assertThat(judge.untold(slot, 1, 0, Long.MAX_VALUE)).isEmpty();
        alert("incident", "JOB_INCIDENT");
        assertThat(judge.untold(slot, 1, 0, Long.MAX_VALUE))
                .containsExactly("2027-03-01 broker slow: told 1 times as JOB_INCIDENT, not 0 times");
    }

    @Test
    void aFaultThatStrikesTwiceIsToldTwiceInDifferentWords() throws SQLException {
        Slot slot = new Slot(Fault.APPROVAL_NEXT_MORNING, List.of(DAY, DAY.plusDays(1)));
        alert("one", "ORDER_EXPIRED");
        alert("two", "ORDER_EXPIRED");
        assertThat(judge.untold(slot, 2, 0, Long.MAX_VALUE))
                .containsExactly("ORDER_EXPIRED told 2 times: the day has no instance");
        db.sql("update alert set text = key").update();
        assertThat(judge.untold(slot, 2, 0, Long.MAX_VALUE)).isEmpty();
        assertThat(judge.untold(slot, 3, 0, Long.MAX_VALUE))
                .containsExactly("2027-03-01 approval next morning: told 2 times as ORDER_EXPIRED, not 3 times");
    }

    @Test
    void everyAlertAndEveryReportLeavesInOneMail() throws SQLException {
        alert("over", "WATCH_OVER");
        db.sql("""
                        insert into session_run (desk_id, trading_date, session, state, started_as_of)
                        values ('drill', '2027-03-01', 'REPORT', 'ENDED', now())""").update();
        assertThat(judge.notMailedOnce())
                .containsExactly(
                        "WATCH_OVER: the day has no instance is in 0 mails that left",
                        "there is no report of 2027-03-01");
        db.sql("insert into report (id, desk_id, trading_date, kind) values ('r1', 'drill', '2027-03-01', 'DAILY')")
                .update();
        mail("a1", "QUEUED");
        db.sql("insert into alert_mail (alert_id, mail_key) select id, 'a1' from alert")
                .update();
        assertThat(judge.notMailedOnce())
                .containsExactly(
                        "WATCH_OVER: the day has no instance is in 0 mails that left",
                        "the report of 2027-03-01 is in 0 mails that left");
        db.sql("update mail_outbox set state = 'SENT', sent_at = now()").update();
        mail("report:r1", "SENT");
        assertThat(judge.notMailedOnce()).isEmpty();
        mail("a2", "SENT");
        db.sql("insert into alert_mail (alert_id, mail_key) select id, 'a2' from alert")
                .update();
        assertThat(judge.notMailedOnce())
                .containsExactly("WATCH_OVER: the day has no instance is in 2 mails that left");
    }

    @Test
    void saysWhatADayCameTo() throws SQLException {
        assertThat(judge.happened(DAY.plusYears(1))).isEqualTo("nothing");
        trade("drill-20270301-morning-1", "2027-03-01T14:30:00Z", "2027-03-01T16:55:00Z");
        assertThat(judge.happened(DAY)).isEqualTo("1 filled, day planned");
    }

    private void mail(String key, String state) {
        db.sql("""
                        insert into mail_outbox (key, kind, recipient, subject, state, sent_at)
                        values (:key, 'ALERT', 'a@example.org', 'test', :state, case :state when 'SENT' then now() end)""").param("key", key).param("state", state).update();
    }

    private void alert(String key, String kind) {
        db.sql("""
                        insert into alert (desk_id, key, severity, kind, title, text)
                        values ('drill', :key, 'CRITICAL', :kind, 'the day has no instance', 'text')""").param("key", key).param("kind", kind).update();
    }

    /** One order for ten shares, sent and filled at the moment, in every table that knows of it. */
    private void trade(String order, String moment, String validUntil) {
        db.sql("""
                        insert into trading_day (desk_id, trading_date, clock, status)
                        values ('drill', '2027-03-01', 'live', 'PLANNED')""").update();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, filled_quantity, created_as_of, valid_until)
                        values (:order, 'drill', '2027-03-01', 'MORNING', 1, 'DECISION', 'ACME', 'BUY', 'MARKET',
                            10, 5, 'DAY', 'FILLED', 10, cast(:at as timestamptz), cast(:until as timestamptz))""")
                .param("order", order)
                .param("at", moment)
                .param("until", validUntil)
                .update();
        db.sql("insert into order_event (order_id, kind, as_of) values (:order, 'SUBMITTED', cast(:at as timestamptz))")
                .param("order", order)
                .param("at", moment)
                .update();
        db.sql("""
                        insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
                        values ('x1', :order, 'drill', 'ACME', 'BUY', 10, 5, 0, '2027-03-01', cast(:at as timestamptz))""").param("order", order).param("at", moment).update();
        db.sql("""
                        insert into cash_entry (desk_id, key, kind, amount, trading_date, as_of)
                        values ('drill', 'deposit', 'DEPOSIT', 100, '2027-03-01', cast(:at as timestamptz)),
                            ('drill', 'buy:x1', 'BUY', -50, '2027-03-01', cast(:at as timestamptz))""").param("at", moment).update();
        db.sql("""
                        insert into position (desk_id, symbol, quantity, average_cost, cost_basis, opened_on)
                        values ('drill', 'ACME', 10, 5, 50, '2027-03-01')""").update();
        db.sql("""
                        insert into paper_order (client_order_id, account, market, symbol, side, order_type, quantity, timing,
                            state, filled_quantity, submitted_as_of, trading_date, evaluated_as_of)
                        values (:order, 'drill', 'simulated-42', 'ACME', 'BUY', 'MARKET', 10, 'DAY', 'FILLED', 10,
                            cast(:at as timestamptz), '2027-03-01', cast(:at as timestamptz))""").param("order", order).param("at", moment).update();
        db.sql("""
                        insert into paper_execution
                            (id, client_order_id, account, symbol, side, quantity, price, fee, cash, trading_date, as_of)
                        values ('x1', :order, 'drill', 'ACME', 'BUY', 10, 5, 0, -50, '2027-03-01', cast(:at as timestamptz))""").param("order", order).param("at", moment).update();
    }
}
