package io.bellwether.reporting.app;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.app.Mailer.Image;
import io.bellwether.reporting.app.Mailer.Mail;
import io.bellwether.reporting.domain.DeskDay;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails a rendered report once. The report's row stays locked while the mail leaves, so two runs at the same time send
 * one mail. A crash between the mail server's answer and the commit sends it again (at least once): both carry the same
 * Message-ID.
 */
@Service
public class SendReport {
    /** What {@code cid:} in the report's HTML refers to. */
    public static final String CHART_ID = "equity-chart";

    private final Reports reports;
    private final MailTexts texts;
    private final Mailer mailer;
    private final MailPendingAlerts pendingAlerts;

    SendReport(Reports reports, MailTexts texts, Mailer mailer, MailPendingAlerts pendingAlerts) {
        this.reports = reports;
        this.texts = texts;
        this.mailer = mailer;
        this.pendingAlerts = pendingAlerts;
    }

    /**
     * Sends the report unless it was sent.
     *
     * @throws io.bellwether.kernel.TransientFault when the mail server cannot be had
     * @throws io.bellwether.kernel.PermanentFault when there is no such report, or it was not rendered
     */
    @Transactional
    public void run(String reportId) {
        DeskDay day = reports.model(reportId);
        reports.lockUnsent(reportId).ifPresent(rendering -> {
            if (rendering.html().isEmpty()) {
                throw new PermanentFault("report '%s' must be rendered before it is sent".formatted(reportId));
            }
            String text = texts.report(day, rendering.chart().isPresent()).text();
            mailer.send(new Mail(
                    "report:" + reportId,
                    day.desk().reportTo(),
                    rendering.subject(),
                    text,
                    rendering.html(),
                    rendering.chart().map(png -> new Image(CHART_ID, png))));
            reports.markSent(reportId);
            pendingAlerts.run();
        });
    }
}
