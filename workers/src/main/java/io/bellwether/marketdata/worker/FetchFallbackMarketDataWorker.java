package io.bellwether.marketdata.worker;

import io.bellwether.marketdata.app.FetchFallbackMarketData;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code fetch-fallback-market-data}: natural keys make a second run harmless. */
@Component
public class FetchFallbackMarketDataWorker {
    private final FetchFallbackMarketData fetchFallbackMarketData;

    FetchFallbackMarketDataWorker(FetchFallbackMarketData fetchFallbackMarketData) {
        this.fetchFallbackMarketData = fetchFallbackMarketData;
    }

    @JobWorker(type = "fetch-fallback-market-data", timeout = 15_000)
    public void handle(@VariablesAsType SessionVariables variables) {
        fetchFallbackMarketData.run(variables.toRef());
    }
}
