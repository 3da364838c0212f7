package io.bellwether.reporting;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server in the test's process that the application's sender is pointed at. */
public final class MailServer implements AutoCloseable {
    /** Nothing listens on this port. */
    private static final int CLOSED_PORT = 1;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl sender;

    /** Starts the server on a free port. */
    public MailServer(JavaMailSender sender) {
        this.sender = (JavaMailSenderImpl) sender;
        server.start();
        up();
    }

    public void up() {
        sender.setPort(server.getSmtp().getPort());
    }

    public void down() {
        sender.setPort(CLOSED_PORT);
    }

    /** Mails whose subject contains the text, in the order they came. */
    public List<MimeMessage> mails(String subject) {
        return Stream.of(server.getReceivedMessages())
                .filter(m -> subject(m).contains(subject))
                .toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        down();
        server.stop();
    }
}
