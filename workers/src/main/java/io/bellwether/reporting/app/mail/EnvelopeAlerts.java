package io.bellwether.reporting.app.mail;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.reporting.app.mail.AlertStore.Waiting;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts stored alerts into mails of the outbox: one alone into a mail of its own, those of a desk that wait together into
 * one mail that lists them, critical ones first. After some mails about a desk within a short time its next alerts are
 * gathered until that time is over, so that a storm is a handful of mails and nothing is lost. Safe to run twice and at the
 * same time: an alert is in one mail per recipient.
 */
@Service
public class EnvelopeAlerts {
    /** Mails about one desk that leave at once, within {@link #SPAN}. */
    static final int AT_ONCE = 3;

    /** The longest that an alert is gathered. */
    static final Duration SPAN = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(EnvelopeAlerts.class);
    private static final int MOST_IN_ONE_MAIL = 200;

    private final AlertStore alerts;
    private final Outbox outbox;
    private final Desks desks;
    private final MailTexts texts;

    EnvelopeAlerts(AlertStore alerts, Outbox outbox, Desks desks, MailTexts texts) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.desks = desks;
        this.texts = texts;
    }

    /** Makes mails of the alerts that wait; returns how many alerts are in one now. */
    @Transactional
    public int run() {
        Map<Optional<DeskId>, List<Waiting>> byDesk = new LinkedHashMap<>();
        alerts.lockWaiting(MOST_IN_ONE_MAIL)
                .forEach(waiting -> byDesk.computeIfAbsent(waiting.alert().desk(), d -> new ArrayList<>())
                        .add(waiting));
        int enveloped = 0;
        for (Map.Entry<Optional<DeskId>, List<Waiting>> entry : byDesk.entrySet()) {
            enveloped += envelope(entry.getKey(), entry.getValue());
        }
        return enveloped;
    }

    private int envelope(Optional<DeskId> desk, List<Waiting> waiting) {
        if (outbox.alertMails(desk, SPAN) >= AT_ONCE) {
            return 0;
        }
        List<String> recipients = recipients(desk);
        if (recipients.isEmpty()) {
            log.debug("{} alerts have no recipient: no active desk says where mails go", waiting.size());
            return 0;
        }
        List<Alert> told = waiting.stream()
                .map(Waiting::alert)
                .sorted(Comparator.comparing(Alert::severity).reversed())
                .toList();
        Optional<String> name = desk.flatMap(desks::find).map(Desk::name);
        MailTexts.Text text = told.size() == 1 ? texts.alert(told.getFirst(), name) : texts.alerts(told, name);
        boolean urgent = told.getFirst().severity() == Severity.CRITICAL;
        List<String> keys =
                recipients.stream().map(to -> key(waiting) + ":" + to).toList();
        for (int i = 0; i < keys.size(); i++) {
            outbox.put(
                    Outbox.Kind.ALERT,
                    desk,
                    urgent,
                    new Mail(
                            keys.get(i),
                            recipients.get(i),
                            text.subject(),
                            text.text(),
                            text.html(),
                            Optional.empty()));
        }
        alerts.enveloped(waiting, keys);
        return waiting.size();
    }

    private static String key(List<Waiting> waiting) {
        return waiting.size() == 1
                ? "alert:" + waiting.getFirst().alert().key()
                : "alerts:%d-%d"
                        .formatted(waiting.getFirst().id(), waiting.getLast().id());
    }

    private List<String> recipients(Optional<DeskId> id) {
        Optional<Desk> desk = id.flatMap(desks::find);
        return desk.map(List::of).orElseGet(desks::active).stream()
                .map(d -> d.settings().reportTo())
                .distinct()
                .toList();
    }
}
