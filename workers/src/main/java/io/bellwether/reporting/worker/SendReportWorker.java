package io.bellwether.reporting.worker;

import io.bellwether.reporting.app.SendReport;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code send-report}; safe to run twice: a report that was sent is not sent again. */
@Component
public class SendReportWorker {
    /** @param reportId the report to send */
    record In(String reportId) {}

    private final SendReport sendReport;

    SendReportWorker(SendReport sendReport) {
        this.sendReport = sendReport;
    }

    @JobWorker(type = "send-report")
    public void handle(@VariablesAsType In in) {
        sendReport.run(in.reportId());
    }
}
