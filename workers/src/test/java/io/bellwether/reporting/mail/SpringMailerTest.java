package io.bellwether.reporting.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the mail server's replies mean, told by a server that answers one command in its own way. */
class SpringMailerTest {
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user",
        "RCPT, 553 mailbox name not allowed",
        "MAIL, 550 sender refused",
        "., 554 no spam here",
        "., 552 message too big"
    })
    void whatIsRefusedForGoodIsNotTriedAgain(String command, String reply) throws IOException {
        try (Server server = new Server(command, reply)) {
            assertThatThrownBy(() -> server.mailer().send(mail()))
                    .isInstanceOf(PermanentFault.class)
                    .hasMessageContaining("there@desk");
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 450 greylisted", "RCPT, 452 mailbox full", "MAIL, 451 try later", "., 451 local error"})
    void whatMayWorkLaterIsTriedAgain(String command, String reply) throws IOException {
        try (Server server = new Server(command, reply)) {
            assertThatThrownBy(() -> server.mailer().send(mail())).isInstanceOf(TransientFault.class);
        }
    }

    @Test
    void aServerThatCannotBeHadIsTriedAgain() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(1);
        SpringMailer mailer = new SpringMailer(sender, new MailProperties("desk@bellwether.localhost"));
        assertThatThrownBy(() -> mailer.send(mail())).isInstanceOf(TransientFault.class);
    }

    private static Mail mail() {
        return new Mail("k", "there@desk", "Subject", "text", "<p>text</p>", Optional.empty());
    }

    /** Speaks SMTP, and answers commands that begin so with the reply. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final String command;
        private final String reply;

        Server(String command, String reply) throws IOException {
            this.command = command;
            this.reply = reply;
            Thread.ofVirtual().start(this::serve);
        }

        SpringMailer mailer() {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(socket.getLocalPort());
            return new SpringMailer(sender, new MailProperties("desk@bellwether.localhost"));
        }

        private void serve() {
            try (Socket client = socket.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream out = client.getOutputStream()) {
                say(out, "220 ready");
                boolean data = false;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (data && !line.equals(".")) {
                        continue;
                    }
                    boolean special = line.startsWith(command);
                    data = line.equals("DATA");
                    say(out, special ? reply : data ? "354 go on" : "250 fine");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
