package io.bellwether.reporting.worker;

import io.bellwether.reporting.app.RenderReport;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code render-report}; safe to run twice: the same report gives the same text and picture. */
@Component
public class RenderReportWorker {
    /** @param reportId the report to render */
    record In(String reportId) {}

    private final RenderReport renderReport;

    RenderReportWorker(RenderReport renderReport) {
        this.renderReport = renderReport;
    }

    @JobWorker(type = "render-report")
    public void handle(@VariablesAsType In in) {
        renderReport.run(in.reportId());
    }
}
