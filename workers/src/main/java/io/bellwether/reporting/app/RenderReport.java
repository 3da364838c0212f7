package io.bellwether.reporting.app;

import io.bellwether.reporting.app.mail.MailTexts;
import io.bellwether.reporting.domain.DeskDay;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Turns a stored report into what a person reads; the same report always gives the same text and picture. */
@Service
public class RenderReport {
    private final Reports reports;
    private final EquityChartPainter painter;
    private final MailTexts texts;

    RenderReport(Reports reports, EquityChartPainter painter, MailTexts texts) {
        this.reports = reports;
        this.painter = painter;
        this.texts = texts;
    }

    /** @throws io.bellwether.kernel.PermanentFault when there is no such report */
    public void run(String reportId) {
        DeskDay day = reports.model(reportId);
        Optional<byte[]> chart = painter.paint(day.curve(), day.desk().name());
        MailTexts.Text text = texts.report(day, chart.isPresent());
        reports.storeRendering(reportId, new Reports.Rendering(text.subject(), text.html(), chart));
    }

    /** How the report looks; one that was only built, as those of a past, is rendered for who looks first. */
    public Optional<Reports.Rendering> look(String reportId) {
        return reports.rendering(reportId).or(() -> {
            if (!reports.isBuilt(reportId)) {
                return Optional.empty();
            }
            run(reportId);
            return reports.rendering(reportId);
        });
    }
}
