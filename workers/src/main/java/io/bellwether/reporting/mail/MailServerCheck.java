package io.bellwether.reporting.mail;

import io.bellwether.platform.DoctorCheck;
import jakarta.mail.MessagingException;
import java.util.List;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Whether the mail server takes a connection and the log-in; sends nothing. */
@Component
class MailServerCheck implements DoctorCheck {
    private final JavaMailSender sender;

    MailServerCheck(JavaMailSender sender) {
        this.sender = sender;
    }

    @Override
    public String area() {
        return "mail";
    }

    @Override
    public List<Finding> look() {
        if (!(sender instanceof JavaMailSenderImpl server)) {
            return List.of(Finding.note("The mail server is one of a kind that cannot be tried."));
        }
        String address = "%s:%d".formatted(server.getHost(), server.getPort());
        try {
            server.testConnection();
            return List.of(Finding.ok("The mail server at %s takes mail.".formatted(address)));
        } catch (MessagingException e) {
            return List.of(Finding.failed(
                    "The mail server at %s does not take mail: %s.".formatted(address, e.getMessage()),
                    "Look at spring.mail and at the server. Mails wait in the outbox and leave when it is back."));
        }
    }
}
