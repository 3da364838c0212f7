package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchClosingBars;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-closing-bars}: natural keys make a second run harmless. */
@Component
public class FetchClosingBarsWorker {
    private final FetchClosingBars fetchClosingBars;

    FetchClosingBarsWorker(FetchClosingBars fetchClosingBars) {
        this.fetchClosingBars = fetchClosingBars;
    }

    @JobWorker(type = "fetch-closing-bars", timeout = 15_000)
    public void handle(@VariablesAsType SessionVariables variables) {
        fetchClosingBars.run(variables.toRef());
    }
}
