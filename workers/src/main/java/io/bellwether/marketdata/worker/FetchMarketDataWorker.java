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

    @JobWorker(type = "fetch-market-data", timeout = 15_000)
    public void handle(@VariablesAsType SessionVariables variables) {
        fetchMarketData.run(variables.toRef());
    }
}
