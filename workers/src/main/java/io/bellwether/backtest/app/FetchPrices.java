package io.bellwether.backtest.app;

import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.FetchFromFirstSource;
import io.bellwether.marketdata.app.FetchFromFurtherSources;
import org.springframework.stereotype.Component;

/** The process {@code fetch-prices} of a replayed day. */
@Component
final class FetchPrices {
    private final FetchFromFirstSource fetchFromFirstSource;
    private final FetchFromFurtherSources fetchFromFurtherSources;

    FetchPrices(FetchFromFirstSource fetchFromFirstSource, FetchFromFurtherSources fetchFromFurtherSources) {
        this.fetchFromFirstSource = fetchFromFirstSource;
        this.fetchFromFurtherSources = fetchFromFurtherSources;
    }

    /** Runs it and returns whether there are prices. */
    boolean run(SessionRef session) {
        return ErrorBoundary.passes(ErrorBoundary.NO_DATA, () -> fetchFromFirstSource.run(session))
                || ErrorBoundary.passes(ErrorBoundary.NO_DATA, () -> fetchFromFurtherSources.run(session));
    }
}
