package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.CheckDataQuality;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code check-data-quality}: it reads, and its issues and alert have natural keys. */
@Component
public class CheckDataQualityWorker {
    private final CheckDataQuality checkDataQuality;

    CheckDataQualityWorker(CheckDataQuality checkDataQuality) {
        this.checkDataQuality = checkDataQuality;
    }

    /**
     * What the process learns.
     *
     * @param dataUsable whether the desk may decide on the data
     */
    record Out(boolean dataUsable) {}

    @JobWorker(type = "check-data-quality")
    public Out handle(@VariablesAsType SessionVariables variables) {
        return new Out(checkDataQuality.run(variables.toRef()));
    }
}
