package io.bellwether.reporting.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.reporting.app.BuildReport;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code build-report}; safe to run twice: a desk has one report a day. */
@Component
public class BuildReportWorker {
    /**
     * @param reportId the day's report
     * @param mailWanted whether people get it by mail
     */
    record Out(String reportId, boolean mailWanted) {}

    private final BuildReport buildReport;

    BuildReportWorker(BuildReport buildReport) {
        this.buildReport = buildReport;
    }

    @JobWorker(type = "build-report")
    public Out handle(@VariablesAsType SessionVariables variables) {
        BuildReport.Built built = buildReport.run(variables.toRef());
        return new Out(built.reportId(), built.mailWanted());
    }
}
