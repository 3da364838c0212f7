package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchFromFirstSource;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-from-first-source}: natural keys make a second run harmless. */
@Component
public class FetchFromFirstSourceWorker {
    private final FetchFromFirstSource fetchFromFirstSource;

    FetchFromFirstSourceWorker(FetchFromFirstSource fetchFromFirstSource) {
        this.fetchFromFirstSource = fetchFromFirstSource;
    }

    /**
     * What the process learns.
     *
     * @param everythingFetched whether nothing is missing that a further source may have
     */
    record Out(boolean everythingFetched) {}

    @JobWorker(type = "fetch-from-first-source", timeout = 15_000)
    public Out handle(@VariablesAsType SessionVariables variables) {
        return new Out(fetchFromFirstSource.run(variables.toRef()));
    }
}
