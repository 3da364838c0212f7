package io.bellwether.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bellwether.sandbox.config.Port;
import io.bellwether.sandbox.config.Ports;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails sent by SMTP and read over HTTP. */
class MailTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private int smtpPort;
    private int mailboxPort;
    private GreenMail smtp;
    private com.sun.net.httpserver.HttpServer mailbox;

    @BeforeEach
    void start() throws IOException {
        var ports = Ports.auto();
        smtpPort = ports.of(Port.SMTP);
        mailboxPort = ports.of(Port.MAILBOX);
        var store = new MailStore(folder);
        smtp = MailMain.startSmtp(store, new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox = new MailboxServer(store).start(mailboxPort);
    }

    @AfterEach
    void stop() {
        smtp.stop();
        mailbox.stop(0);
    }

    private MimeMessage message(String subject, String to) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("desk@bellwether.local");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, "UTF-8");
        message.setSentDate(Date.from(Instant.parse("2026-11-20T21:00:00Z")));
        return message;
    }

    private void sendText(String subject, String to) throws MessagingException {
        var message = message(subject, to);
        message.setText("Hello", "UTF-8");
        Transport.send(message);
    }

    private String sendReport() throws Exception {
        var alternatives = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        text.setText("Equity 100", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent(
                "<html><head></head><body><img src=\"cid:chart\"><script>1</script></body></html>", "text/html");
        var chart = new MimeBodyPart();
        chart.setContent(new byte[] {1, 2, 3}, "image/png");
        chart.setContentID("<chart>");
        chart.setDisposition(MimeBodyPart.INLINE);
        var related = new MimeMultipart("related", html, chart);
        var body = new MimeBodyPart();
        body.setContent(related);
        alternatives.addBodyPart(text);
        alternatives.addBodyPart(body);
        var message = message("Report", "owner@example.com");
        message.setContent(alternatives);
        Transport.send(message);
        return new MailStore(folder).all().getFirst().id();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + mailboxPort + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void listsMailsNewestFirst() throws Exception {
        sendText("first", "a@example.com");
        sendText("second", "b@example.com");

        var mails = new MailStore(folder).all();
        assertThat(mails).extracting(Mail.Head::subject).containsExactly("second", "first");
        assertThat(get("/api/messages").body())
                .isEqualTo(
                        "[{\"id\":\"%s\",\"date\":\"2026-11-20T21:00:00Z\",\"from\":\"desk@bellwether.local\",\"to\":"
                                        .formatted(mails.get(0).id())
                                + "\"b@example.com\",\"subject\":\"second\"},{\"id\":\"%s\",\"date\":\"2026-11-20T21:00:00Z\","
                                        .formatted(mails.get(1).id())
                                + "\"from\":\"desk@bellwether.local\",\"to\":\"a@example.com\",\"subject\":\"first\"}]");
    }

    @Test
    void keepsOneMailForSeveralReceivers() throws Exception {
        sendText("both", "a@example.com, b@example.com");

        assertThat(new MailStore(folder).all())
                .singleElement()
                .extracting(Mail.Head::to)
                .isEqualTo("a@example.com, b@example.com");
    }

    @Test
    void givesHtmlTextAndPartsOfMail() throws Exception {
        String id = sendReport();

        assertThat(get("/api/messages/" + id).body())
                .contains("\"text\":\"Equity 100\"")
                .contains("\"html\":\"<html><head></head><body><img src=\\\"cid:chart\\\">")
                .contains("\"contentId\":\"chart\"", "\"size\":3");
    }

    @Test
    void showsEmbeddedImageAndRunsNoScripts() throws Exception {
        String id = sendReport();
        var frame = get("/messages/" + id + "/html");

        assertThat(frame.body()).contains("<img src=\"/messages/" + id + "/part/0\">");
        assertThat(frame.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("sandbox")
                        .doesNotContain("allow-scripts"));
        assertThat(get("/messages/" + id + "/part/0").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(get("/messages/" + id + "/raw").body()).contains("Subject: Report");
    }

    @Test
    void escapesWhatMailsSay() throws Exception {
        sendText("<script>alert(1)</script>", "a@example.com");

        assertThat(get("/").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void answersNotFoundForWhatIsNotThere() throws Exception {
        assertThat(get("/messages/20260101-000000-000000").statusCode()).isEqualTo(404);
        assertThat(get("/api/messages/..%2F..%2Fsecret").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }
}
