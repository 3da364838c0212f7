package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchQuotes;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-quotes}: natural keys make a second run harmless. */
@Component
public class FetchQuotesWorker {
    private final FetchQuotes fetchQuotes;

    FetchQuotesWorker(FetchQuotes fetchQuotes) {
        this.fetchQuotes = fetchQuotes;
    }

    @JobWorker(type = "fetch-quotes", timeout = 15_000)
    public void handle(@VariablesAsType SessionVariables variables) {
        fetchQuotes.run(variables.toRef());
    }
}
