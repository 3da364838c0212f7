package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.MailServer;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.reporting.app.mail.DispatchMails;
import io.bellwether.testing.DatabaseTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AlertsIT {
    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    Alerts alerts;

    @Autowired
    DispatchMails dispatch;

    @Autowired
    ReportMissingData reportMissingData;

    @Autowired
    SendStopAlert sendStopAlert;

    @Autowired
    ConfirmOrder confirmOrder;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JavaMailSender sender;

    private MailServer mail;

    @BeforeEach
    void start() {
        mail = new MailServer(sender);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void storesAndMailsAnAlertOnce() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "alerted");
        alerts.raise(alert("a-1", desk.id(), "Disk nearly full"));
        alerts.raise(alert("a-1", desk.id(), "Disk nearly full"));
        assertThat(count("alert where key = 'a-1' and mailed_at is null")).isEqualTo(1);
        dispatch.run();
        assertThat(mail.mails("[WARNING] Desk alerted: Disk nearly full")).hasSize(1);
        assertThat(count("alert where key = 'a-1' and mailed_at is not null")).isEqualTo(1);
        assertThat(plain(mail.mails("Disk nearly full").getFirst()))
                .contains("Free some.", "http://127.0.0.1:8081/operate/processes/5");
    }

    @Test
    void anAlertRaisedInATransactionIsToldWithIt() {
        SeededDesk desk = new SeededDesk(db, desks, "within");
        transactions.executeWithoutResult(tx -> {
            alerts.raise(alert("a-2", desk.id(), "Committed"));
            dispatchElsewhere();
            assertThat(mail.mails("Desk within")).isEmpty();
        });
        dispatch.run();
        assertThat(mail.mails("Desk within: Committed")).hasSize(1);
    }

    @Test
    void anAlertOfATransactionThatFailsIsNotTold() {
        SeededDesk desk = new SeededDesk(db, desks, "failing");
        assertThatThrownBy(() -> transactions.executeWithoutResult(tx -> {
                    alerts.raise(alert("a-4", desk.id(), "Before the failure"));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessage("the caller fails");
        assertThat(count("alert where key = 'a-4'")).isZero();
    }

    @Test
    void anAlertThatCannotBeStoredSpoilsNoTransaction() {
        SeededDesk desk = new SeededDesk(db, desks, "unspoiled");
        transactions.executeWithoutResult(tx -> {
            Alert tooLong = alert("a-6", desk.id(), "Kind");
            alerts.raise(new Alert(
                    "a-6",
                    tooLong.desk(),
                    Optional.of(LocalDate.of(9_000_000, 1, 1)),
                    Severity.INFO,
                    "TEST",
                    "Year",
                    "",
                    ""));
            db.sql("update desk set name = 'Written after it' where id = 'unspoiled'")
                    .update();
        });
        assertThat(count("alert where key = 'a-6'")).isZero();
        assertThat(count("desk where name = 'Written after it'")).isEqualTo(1);
    }

    @Test
    void anAlertRaisedWhileOnlyReadingIsStoredAtOnce() {
        SeededDesk desk = new SeededDesk(db, desks, "reading");
        TransactionTemplate reading = new TransactionTemplate(transactions.getTransactionManager());
        reading.setReadOnly(true);
        reading.executeWithoutResult(tx -> alerts.raise(alert("a-7", desk.id(), "Seen")));
        assertThat(count("alert where key = 'a-7'")).isEqualTo(1);
    }

    @Test
    void storesForeignTextOfAnyKind() {
        SeededDesk desk = new SeededDesk(db, desks, "foreign");
        alerts.raise(alert("a-8" + "x".repeat(5_000), desk.id(), "nul \u0000 and\nline " + "y".repeat(1_000)));
        assertThat(count("alert where key like 'a-8x%' and title like 'nul and line yyy%' and length(key) < 600"))
                .isEqualTo(1);
    }

    @Test
    void storesAnAlertAboutADeskThatDoesNotExist() {
        alerts.raise(new Alert(
                "a-5", Optional.of(new DeskId("ghost")), Optional.empty(), Severity.WARNING, "TEST", "Ghost", "", ""));
        assertThat(db.sql("delete from alert where key = 'a-5' and desk_id is null")
                        .update())
                .as("every desk's page shows it")
                .isEqualTo(1);
    }

    @Test
    void warnsOnceAboutASessionWithoutData() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "dataless");
        db.sql("""
                        insert into data_issue (market, symbol, trading_date, file, line, kind, detail)
                        values ('simulated-42', 'GNAT', '2026-11-20', 'GNAT.csv', 7, 'BAD_NUMBER', 'close is not a number')
                        """).update();
        db.sql("""
                        insert into data_check (market, as_of, trading_date, expected, usable, benchmark_fresh)
                        values ('simulated-42', '2026-11-20T14:30:00Z', '2026-11-20', 40, 39, true)
                        """).update();
        db.sql("""
                        insert into data_verdict (market, as_of, symbol, grade, findings)
                        values ('simulated-42', '2026-11-20T14:30:00Z', 'ORCA', 'EXCLUDED', cast(:findings as jsonb))
                        """)
                .param(
                        "findings",
                        "[{\"reason\":\"NO_QUOTE\",\"detail\":\"no price\"},"
                                + "{\"reason\":\"HALTED\",\"detail\":\"trading is halted\"}]")
                .update();
        reportMissingData.run(desk.session(Session.MORNING));
        reportMissingData.run(desk.session(Session.MORNING));
        dispatch.run();
        assertThat(mail.mails("Desk dataless: No usable market data for the morning session of 2026-11-20"))
                .hasSize(1);
        assertThat(plain(mail.mails("Desk dataless").getFirst()))
                .contains("simulated-42 gave no data", "GNAT: close is not a number (GNAT.csv, line 7)")
                .contains("ORCA: trading is halted")
                .doesNotContain("ORCA: no price");
    }

    @Test
    void warnsNobodyAboutAReplayedSession() {
        SeededDesk desk = new SeededDesk(db, desks, "replayed");
        SessionRef live = desk.session(Session.MORNING);
        reportMissingData.run(new SessionRef(live.desk(), live.tradingDate(), live.session(), live.asOf(), true));
        assertThat(count("alert where desk_id = 'replayed'")).isZero();
    }

    @Test
    void saysWhoPulledTheStopWhyAndWhatIsOpen() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "stopped").withDay();
        desk.order("stopped-open", "CLOSE", 9, "DECISION", false, "ORCA", "BUY", "40", "15", "WORKING", "");
        dispatch.run();
        for (int i = 0; i < 2; i++) {
            sendStopAlert.run(desk.id(), SeededDesk.DAY, SeededDesk.at(SeededDesk.DAY, 13, 5), "demo", "odd prices");
        }
        dispatch.run();
        assertThat(mail.mails("[CRITICAL] Desk stopped: Emergency stop: odd prices"))
                .hasSize(1);
        assertThat(plain(mail.mails("Desk stopped: Emergency").getFirst()))
                .contains("demo pulled the emergency stop at Nov 20, 13:05 New York")
                .contains("Open orders: BUY 25 ORCA (working)")
                .contains("http://127.0.0.1:8081/tasklist");
    }

    @Test
    void confirmsAPartlyFilledOrderOnce() throws Exception {
        SeededDesk desk = new SeededDesk(db, desks, "confirmed").withDay();
        String order = "confirmed-20261120-morning-1";
        confirmOrder.run(desk.id(), order);
        confirmOrder.run(desk.id(), order);
        dispatch.run();
        assertThat(mail.mails("[Desk confirmed]")).hasSize(1);
        MimeMessage message = mail.mails("[Desk confirmed]").getFirst();
        assertThat(message.getSubject())
                .isEqualTo("[Desk confirmed] Partially filled, cancelled: BUY 100 FENN at $20.00");
        assertThat(plain(message))
                .contains("Executed 90 of 100 shares, average price 20.00, fees $1.00")
                .contains("Reason: Sized to 18 % of equity")
                .contains("Last word: The session closed with 10 shares open");
        assertThat(count("mail_outbox where state = 'SENT' and key = 'order-confirmation:" + order + "'"))
                .isEqualTo(1);
    }

    @Test
    void aConfirmationWaitsForTheMailServer() {
        SeededDesk desk = new SeededDesk(db, desks, "unconfirmed").withDay();
        mail.down();
        confirmOrder.run(desk.id(), "unconfirmed-20261120-midday-1");
        dispatch.run();
        mail.up();
        confirmOrder.run(desk.id(), "unconfirmed-20261120-midday-1");
        db.sql("update mail_outbox set next_attempt_at = now() where state = 'QUEUED'")
                .update();
        dispatch.run();
        assertThat(mail.mails("[Desk unconfirmed] Filled: SELL 50 QUAY at $7.88"))
                .hasSize(1);
    }

    @Test
    void namesAnOrderThatDoesNotExist() {
        SeededDesk desk = new SeededDesk(db, desks, "orderless");
        assertThatThrownBy(() -> confirmOrder.run(desk.id(), "nope"))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("'nope'");
    }

    /** As another thread does, which sees only what is committed. */
    private void dispatchElsewhere() {
        Thread other = Thread.ofVirtual().start(dispatch::run);
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Alert alert(String key, DeskId desk, String title) {
        return new Alert(
                key,
                Optional.of(desk),
                Optional.of(SeededDesk.DAY),
                Severity.WARNING,
                "TEST",
                title,
                "Free some.",
                "http://127.0.0.1:8081/operate/processes/5");
    }

    private static String plain(MimeMessage message) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
    }

    private int count(String from) {
        return db.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
