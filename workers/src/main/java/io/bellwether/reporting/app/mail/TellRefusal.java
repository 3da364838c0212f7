package io.bellwether.reporting.app.mail;

import io.bellwether.desk.app.Desks;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import io.bellwether.reporting.app.mail.Outbox.Claimed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers that the mail server refused a mail for good, and tells people by other ways than that address: the alert is
 * shown on the status page, and mailed to the addresses of other desks. That mail is not told about in its turn, so that a
 * refusal leads to one alert at most.
 */
@Service
class TellRefusal {
    private final Outbox outbox;
    private final AlertStore alerts;
    private final Desks desks;
    private final MailTexts texts;

    TellRefusal(Outbox outbox, AlertStore alerts, Desks desks, MailTexts texts) {
        this.outbox = outbox;
        this.alerts = alerts;
        this.desks = desks;
        this.texts = texts;
    }

    @Transactional
    void run(Claimed refused, String reason) {
        outbox.refused(refused, reason);
        if (refused.kind() == Outbox.Kind.REFUSAL) {
            return;
        }
        Mail mail = refused.mail();
        Alert alert = new Alert(
                "mail-refused:" + mail.key(),
                refused.desk(),
                Optional.empty(),
                Severity.WARNING,
                "MAIL_REFUSED",
                "A mail to %s was refused".formatted(mail.to()),
                "\"%s\" did not leave and is not tried again: %s%n%nCorrect the address (report-to of the desk) or the mail server. The text is in table mail_outbox, key %s."
                        .formatted(mail.subject(), reason, mail.key()),
                "");
        if (!alerts.storeTold(alert)) {
            return;
        }
        MailTexts.Text text = texts.alert(alert, Optional.empty());
        others(mail.to())
                .forEach(to -> outbox.put(
                        Outbox.Kind.REFUSAL,
                        refused.desk(),
                        false,
                        new Mail(
                                alert.key() + ":" + to,
                                to,
                                text.subject(),
                                text.text(),
                                text.html(),
                                Optional.empty())));
    }

    private List<String> others(String refused) {
        return desks.active().stream()
                .map(desk -> desk.settings().reportTo())
                .filter(address -> !address.equals(refused))
                .distinct()
                .toList();
    }
}
