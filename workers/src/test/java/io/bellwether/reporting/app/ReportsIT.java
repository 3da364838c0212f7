package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.platform.Json;
import io.bellwether.reporting.MailServer;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.reporting.app.mail.DispatchMails;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DatabaseTest
class ReportsIT {
    private static final String HOSTILE =
            "<script>alert(1)</script> & <img src=x onerror=alert(2)> ${T(java.lang.Runtime)}";

    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    BuildReport build;

    @Autowired
    RenderReport render;

    @Autowired
    SendReport send;

    @Autowired
    DispatchMails dispatch;

    @Autowired
    Reports reports;

    @Autowired
    JavaMailSender sender;

    private MailServer mail;

    @Autowired
    DataIssues dataIssues;

    @BeforeEach
    void start() {
        mail = new MailServer(sender);
    }

    @AfterEach
    void stop() {
        mail.close();
    }

    @Test
    void buildsTheGoldenModelOfAKnownDay() throws Exception {
        String id = build.run(seeded("golden").session(Session.REPORT)).reportId();
        assertThat(id).isEqualTo("golden-20261120-daily");
        String stored = db.sql("select model from report where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        JsonNode model = Json.mapper().readTree(stored);
        model.path("alerts").forEach(alert -> ((ObjectNode) alert).remove("raisedAt"));
        try (InputStream golden = getClass().getResourceAsStream("/reporting/golden-report-model.json")) {
            String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            JSONAssert.assertEquals(expected, Json.write(model), JSONCompareMode.STRICT);
        }
    }

    @Test
    void returnsTheFirstReportOfADayWhenBuiltAgain() {
        SeededDesk desk = seeded("twice");
        String first = build.run(desk.session(Session.REPORT)).reportId();
        String before = Json.write(reports.model(first));
        db.sql("update equity_snapshot set cash = 1, positions_value = 0, equity = 1 where desk_id = 'twice'")
                .update();
        assertThat(build.run(desk.session(Session.REPORT)).reportId()).isEqualTo(first);
        assertThat(Json.write(reports.model(first))).isEqualTo(before);
    }

    @Test
    void readsAReportThatWasStoredBeforeReasonsWereCompared() {
        String id = build.run(seeded("older").session(Session.REPORT)).reportId();
        db.sql("update report set model = model #- '{decisions,0,wrong}' where id = :id")
                .param("id", id)
                .update();
        assertThat(reports.model(id).decisions().getFirst().wrong()).isEmpty();
    }

    @Test
    void mailsWhichNumbersOfADecisionAreNotWhatItWasGiven() throws Exception {
        SeededDesk desk = seeded("wrong-mail");
        db.sql("""
                        insert into decision_contradiction (decision_id, k, place, symbol, fact, said, given)
                        values ('wrong-mail-20261120-morning', 1, 'trades[0].reasoning', 'FENN', 'price', 'closed at 31.00', '20.00')""").update();
        String id = build.run(desk.session(Session.REPORT)).reportId();
        render.run(id);
        send.run(id);
        dispatch.run();
        MimeMultipart alternative = (MimeMultipart)
                mail.mails("Desk wrong-mail 2026-11-20").getFirst().getContent();
        assertThat((String) alternative.getBodyPart(0).getContent())
                .containsPattern("Contradicts the facts: .*FENN.*closed at 31\\.00.*20\\.00");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat((String) related.getBodyPart(0).getContent()).contains("Contradicts the facts:", "closed at 31.00");
    }

    @Test
    void mailsWhichFilesAreNotUsed() throws Exception {
        SeededDesk desk = seeded("files-mail");
        desks.save(TestDesks.onMarket("files-mail", "files-mail"));
        dataIssues.recordFiles(
                "files-mail",
                new DataFiles(List.of(
                        DataFile.read("ACME.csv", 5, 0), DataFile.refused("BOLT.csv", 0, "the file is empty"))));
        String id = build.run(desk.session(Session.REPORT)).reportId();
        render.run(id);
        send.run(id);
        dispatch.run();
        MimeMultipart alternative = (MimeMultipart)
                mail.mails("Desk files-mail 2026-11-20").getFirst().getContent();
        String told = "2 files: 1 read, 1 not, because BOLT.csv: the file is empty.";
        assertThat((String) alternative.getBodyPart(0).getContent()).contains(told);
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat((String) related.getBodyPart(0).getContent()).contains("Data files", told);
    }

    @Test
    void readsAReportThatWasStoredBeforeFilesWereTold() {
        String id = build.run(seeded("oldest").session(Session.REPORT)).reportId();
        db.sql("update report set model = model - 'data' where id = :id")
                .param("id", id)
                .update();
        assertThat(reports.model(id).data().tells()).isFalse();
    }

    @Test
    void mailsThatSalesPayTheFeesOfRegulators() throws Exception {
        SeededDesk desk = seeded("fees-mail");
        desks.save(TestDesks.desk(
                "fees-mail", DeskSettings.DEFAULT.withCosts(CostModel.DEFAULT.withRegulatoryFees(true))));
        String id = build.run(desk.session(Session.REPORT)).reportId();
        render.run(id);
        send.run(id);
        dispatch.run();
        MimeMultipart alternative = (MimeMultipart)
                mail.mails("Desk fees-mail 2026-11-20").getFirst().getContent();
        assertThat((String) alternative.getBodyPart(0).getContent())
                .contains("per execution. Sales also pay the SEC's and FINRA's fees of their day.");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat((String) related.getBodyPart(0).getContent())
                .contains("of a day&#39;s volume. Sales also pay the SEC and FINRA fees of their day.");
    }

    @Test
    void readsAReportAndADeskThatWereStoredBeforeFeesOfRegulators() {
        String id = build.run(seeded("before-fees").session(Session.REPORT)).reportId();
        db.sql("update report set model = model #- '{desk,costs,regulatoryFees}' where id = :id")
                .param("id", id)
                .update();
        assertThat(reports.model(id).desk().costs().regulatoryFees()).isFalse();
        int changed = db.sql("update desk set settings = settings #- '{costs,regulatoryFees}' where id = 'before-fees'")
                .update();
        assertThat(changed).isEqualTo(1);
        assertThat(desks.get(new DeskId("before-fees")).settings().costs()).isEqualTo(CostModel.DEFAULT);
    }

    @Test
    void mailsPlainTextAndHtmlWithItsChart() throws Exception {
        String id = rendered("mailed");
        send.run(id);
        dispatch.run();
        MimeMessage message = mail.mails("Desk mailed 2026-11-20").getFirst();
        assertThat(message.getSubject()).isEqualTo("Desk mailed 2026-11-20: equity $10,420.00, +1.17 % today");
        assertThat(message.getAllRecipients()[0]).hasToString("desk@bellwether.localhost");
        MimeMultipart alternative = (MimeMultipart) message.getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        String plain = (String) alternative.getBodyPart(0).getContent();
        assertThat(plain)
                .contains("Equity         $10,420.00", "Today          +$120.00 (+1.17 %)", "SIMULATED MARKET")
                .contains("FENN: 90 shares, entry 20.00, last 20.00, stop –, $0.00 (0.00 %), weight 17.3 %")
                .contains("BUY GNAT, conviction 58: refused by liquidity (12,400 USD a day, at least 20,000)")
                .contains("Slippage 20 bps, fee $0.005 per share, at least $1.00 per execution.");
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        String html = (String) related.getBodyPart(0).getContent();
        assertThat(html)
                .contains("src=\"cid:equity-chart\"", "$10,420.00", "+4.20 %", "+2.20 pp", "Simulated market.")
                .contains("12,400 USD a day, at least 20,000", "1.42", "−3.12 %", "20 basis points")
                .contains("http://127.0.0.1:8080/?desk=mailed", "/operate/processes/2251799813685249")
                .doesNotContain("src=\"http", "<script", "@import", "url(");
        MimeBodyPart picture = (MimeBodyPart) related.getBodyPart(1);
        assertThat(picture.getContentID()).isEqualTo("<equity-chart>");
        assertThat(picture.getContentType()).startsWith("image/png");
        try (InputStream png = picture.getInputStream()) {
            assertThat(png.readNBytes(4)).isEqualTo("\u0089PNG".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void mailsAReportOnce() {
        String id = rendered("once");
        send.run(id);
        send.run(id);
        dispatch.run();
        dispatch.run();
        assertThat(mail.mails("Desk once 2026-11-20")).hasSize(1);
        assertThat(sentAt(id)).isEqualTo(1);
    }

    @Test
    void theDayGoesOnWhileTheMailServerIsDownAndTheReportLeavesLater() {
        String id = rendered("down");
        mail.down();
        send.run(id);
        dispatch.run();
        assertThat(queuedAt(id)).isEqualTo(1);
        assertThat(sentAt(id)).isZero();
        mail.up();
        db.sql("update mail_outbox set next_attempt_at = now() where state = 'QUEUED'")
                .update();
        dispatch.run();
        assertThat(mail.mails("Desk down 2026-11-20")).hasSize(1);
        assertThat(sentAt(id)).isEqualTo(1);
    }

    @Test
    void keepsAReportInTheOutboxAsItIsThere() {
        String id = rendered("kept");
        send.run(id);
        db.sql("update report set model = jsonb_set(model, '{desk,name}', '\"Other\"') where id = :id")
                .param("id", id)
                .update();
        render.run(id);
        assertThat(reports.rendering(id).orElseThrow().subject()).startsWith("Desk kept");
    }

    @Test
    void escapesWhateverAnAdvisorWrites() {
        SeededDesk desk = seeded("hostile");
        db.sql("update decision set analysis = :t, advisor = :t, reasoning = :t where desk_id = 'hostile'")
                .param("t", HOSTILE)
                .update();
        db.sql("update decision_trade set reasoning = :t, risks = :t where decision_id = :id")
                .param("t", HOSTILE)
                .param("id", desk.decisionId())
                .update();
        db.sql("update risk_check set detail = :t where desk_id = 'hostile'")
                .param("t", HOSTILE)
                .update();
        String id = build.run(desk.session(Session.REPORT)).reportId();
        render.run(id);
        String html = reports.rendering(id).orElseThrow().html();
        assertThat(html).doesNotContain("<script", "<img src=x");
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x", "${T(java.lang.Runtime)}");
    }

    @Test
    void namesAReportThatDoesNotExist() {
        assertThatThrownBy(() -> render.run("nobody-20261120-daily"))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("nobody-20261120-daily");
        assertThatThrownBy(() -> send.run("nobody-20261120-daily")).isInstanceOf(PermanentFault.class);
    }

    @Test
    void refusesToSendAReportThatWasNotRendered() {
        String id = build.run(seeded("unrendered").session(Session.REPORT)).reportId();
        assertThatThrownBy(() -> send.run(id))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("rendered before it is sent");
    }

    private SeededDesk seeded(String desk) {
        return new SeededDesk(db, desks, desk).withDay();
    }

    private String rendered(String desk) {
        String id = build.run(seeded(desk).session(Session.REPORT)).reportId();
        render.run(id);
        return id;
    }

    private int queuedAt(String id) {
        return db.sql("select count(*) from report where id = :id and queued_at is not null")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int sentAt(String id) {
        return db.sql("select count(*) from report where id = :id and sent_at is not null")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
