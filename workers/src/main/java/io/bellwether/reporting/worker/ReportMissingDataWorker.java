package io.bellwether.reporting.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.reporting.app.ReportMissingData;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code report-missing-data}; safe to run twice: the alert's key is the session. */
@Component
public class ReportMissingDataWorker {

    private final ReportMissingData reportMissingData;

    ReportMissingDataWorker(ReportMissingData reportMissingData) {
        this.reportMissingData = reportMissingData;
    }

    @JobWorker(type = "report-missing-data")
    public void handle(@VariablesAsType SessionVariables variables) {
        reportMissingData.run(variables.toRef());
    }
}
