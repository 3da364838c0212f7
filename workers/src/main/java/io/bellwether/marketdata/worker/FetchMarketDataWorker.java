package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-market-data}: natural keys make a second run harmless. */
@Component
public class FetchMarketDataWorker {
    private final FetchMarketData fetchMarketData;

    FetchMarketDataWorker(FetchMarketData fetchMarketData) {
        this.fetchMarketData = fetchMarketData;
    }

    /**
     * What the process learns.
     *
     * @param everythingFetched whether nothing is missing that a further source may have
     */
    record Out(boolean everythingFetched) {}

    @JobWorker(type = "fetch-market-data", timeout = 15_000)
    public Out handle(@VariablesAsType SessionVariables variables) {
        return new Out(fetchMarketData.run(variables.toRef()));
    }
}
