package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.app.mail.MailTexts;
import io.bellwether.reporting.app.mail.Mailer.Image;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import io.bellwether.reporting.app.mail.Outbox;
import io.bellwether.reporting.domain.DeskDay;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the mail with a rendered report into the outbox, once. The day does not wait for the mail server: the mail leaves
 * when that can be had.
 */
@Service
public class SendReport {
    /** What {@code cid:} in the report's HTML refers to. */
    public static final String CHART_ID = "equity-chart";

    private final Reports reports;
    private final MailTexts texts;
    private final Outbox outbox;

    SendReport(Reports reports, MailTexts texts, Outbox outbox) {
        this.reports = reports;
        this.texts = texts;
        this.outbox = outbox;
    }

    /**
     * Queues the report's mail unless that was done.
     *
     * @throws PermanentFault when there is no such report, or it was not rendered
     */
    @Transactional
    public void run(String reportId) {
        DeskDay day = reports.model(reportId);
        reports.lockUnqueued(reportId).ifPresent(rendering -> {
            if (rendering.html().isEmpty()) {
                throw new PermanentFault("report '%s' must be rendered before it is sent".formatted(reportId));
            }
            String text = texts.report(day, rendering.chart().isPresent()).text();
            outbox.put(
                    Outbox.Kind.REPORT,
                    Optional.of(new DeskId(day.desk().id())),
                    false,
                    new Mail(
                            Outbox.reportKey(reportId),
                            day.desk().reportTo(),
                            rendering.subject(),
                            text,
                            rendering.html(),
                            rendering.chart().map(png -> new Image(CHART_ID, png))));
            reports.markQueued(reportId);
        });
    }
}
