package io.bellwether.reporting.mail;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.reporting.app.mail.Mailer;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends mails by SMTP as {@code multipart/alternative}: plain text first, then the HTML together with its picture as
 * {@code multipart/related}, so that each mail program shows the best it can (RFC 2046 section 5.1.4, RFC 2387).
 */
@Component
class SpringMailer implements Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern REFUSED = Pattern.compile("5\\d\\d[ -]");

    private final JavaMailSender sender;
    private final MailProperties properties;

    SpringMailer(JavaMailSender sender, MailProperties properties) {
        this.sender = sender;
        this.properties = properties;
    }

    @Override
    public void send(Mail mail) {
        MimeMessage message = sender.createMimeMessage();
        try {
            fill(message, mail);
        } catch (MessagingException e) {
            throw new PermanentFault(
                    "mail '%s' to '%s' cannot be written: %s".formatted(mail.subject(), mail.to(), e.getMessage()));
        }
        try {
            sender.send(message);
        } catch (MailException e) {
            throw fault(mail, e);
        }
    }

    private void fill(MimeMessage message, Mail mail) throws MessagingException {
        message.setFrom(new InternetAddress(properties.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        UUID id = UUID.nameUUIDFromBytes(mail.key().getBytes(StandardCharsets.UTF_8));
        message.setHeader("Message-ID", "<" + id + "@bellwether>");
        MimeMultipart alternative = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.text(), UTF_8);
        alternative.addBodyPart(plain);
        alternative.addBodyPart(html(mail));
        message.setContent(alternative);
    }

    private static BodyPart html(Mail mail) throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        setHtml(html, mail.html());
        if (mail.image().isEmpty()) {
            return html;
        }
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(html);
        Image image = mail.image().get();
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(image.png(), "image/png")));
        picture.setContentID("<" + image.contentId() + ">");
        picture.setDisposition(MimePart.INLINE);
        picture.setFileName(image.contentId() + ".png");
        related.addBodyPart(picture);
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(related);
        return both;
    }

    private static void setHtml(MimeBodyPart part, String html) throws MessagingException {
        part.setText(html, UTF_8, "html");
    }

    /** A subject made of foreign text must not start a header of its own. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\s+", " ").strip();
    }

    /**
     * What the server refuses for good (reply codes 5yz, RFC 5321 section 4.2.1) stays refused; everything else may work
     * later: no server, a full mailbox, greylisting, and a log-in that a person corrects.
     */
    private static RuntimeException fault(Mail mail, MailException e) {
        String text = "mail '%s' to '%s' did not leave: %s".formatted(mail.subject(), mail.to(), e.getMessage());
        boolean refused = e instanceof MailSendException sent
                && sent.getFailedMessages().values().stream().anyMatch(SpringMailer::isRefusal);
        return refused ? new PermanentFault(text) : new TransientFault(text, e);
    }

    /** The library hands on the server's reply, which begins with its code. */
    private static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String said = cause.getMessage();
            if (cause instanceof MessagingException
                    && said != null
                    && REFUSED.matcher(said).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : failure.getCause();
    }
}
