package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchFromFurtherSources;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-from-further-sources}: natural keys make a second run harmless. */
@Component
public class FetchFromFurtherSourcesWorker {
    private final FetchFromFurtherSources fetchFromFurtherSources;

    FetchFromFurtherSourcesWorker(FetchFromFurtherSources fetchFromFurtherSources) {
        this.fetchFromFurtherSources = fetchFromFurtherSources;
    }

    @JobWorker(type = "fetch-from-further-sources", timeout = 15_000)
    public void handle(@VariablesAsType SessionVariables variables) {
        fetchFromFurtherSources.run(variables.toRef());
    }
}
