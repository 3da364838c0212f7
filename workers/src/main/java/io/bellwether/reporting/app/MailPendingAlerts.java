package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.reporting.app.Mailer.Mail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Mails the alerts whose mail did not leave yet; never throws. What cannot be mailed now stays for the next run. */
@Service
public class MailPendingAlerts {
    private static final Logger log = LoggerFactory.getLogger(MailPendingAlerts.class);
    private static final int AT_ONCE = 20;

    private final AlertStore store;
    private final Desks desks;
    private final MailTexts texts;
    private final Mailer mailer;

    MailPendingAlerts(AlertStore store, Desks desks, MailTexts texts, Mailer mailer) {
        this.store = store;
        this.desks = desks;
        this.texts = texts;
        this.mailer = mailer;
    }

    public void run() {
        try {
            AtomicBoolean serverUp = new AtomicBoolean(true);
            for (long id : store.pending(AT_ONCE)) {
                if (!serverUp.get()) {
                    return;
                }
                store.mail(id, alert -> send(alert, serverUp));
            }
        } catch (RuntimeException e) {
            log.error("alerts could not be mailed; they stay stored and are mailed with the next one", e);
        }
    }

    private boolean send(Alert alert, AtomicBoolean serverUp) {
        List<String> recipients = recipients(alert);
        if (recipients.isEmpty()) {
            log.warn("alert {} has no recipient: no active desk says where mails go", alert.key());
            return false;
        }
        Optional<String> deskName = alert.desk().flatMap(desks::find).map(Desk::name);
        MailTexts.Text text = texts.alert(alert, deskName);
        try {
            for (String to : recipients) {
                String key = "alert:" + alert.key() + ":" + to;
                mailer.send(new Mail(key, to, text.subject(), text.text(), text.html(), Optional.empty()));
            }
            return true;
        } catch (TransientFault e) {
            serverUp.set(false);
            log.warn("the mail server cannot be had, alert {} waits: {}", alert.key(), e.getMessage());
            return false;
        } catch (PermanentFault e) {
            log.warn("the mail server refuses alert {}: {}", alert.key(), e.getMessage());
            return false;
        }
    }

    private List<String> recipients(Alert alert) {
        Optional<Desk> desk = alert.desk().flatMap(desks::find);
        return desk.map(List::of).orElseGet(desks::active).stream()
                .map(d -> d.settings().reportTo())
                .distinct()
                .toList();
    }
}
