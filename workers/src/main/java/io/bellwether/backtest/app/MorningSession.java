package io.bellwether.backtest.app;

import io.bellwether.execution.app.halt.HaltOnMismatch;
import io.bellwether.execution.app.reconcile.ReconcileWithBroker;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.CheckDataQuality;
import io.bellwether.marketdata.app.FetchFallbackMarketData;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.portfolio.app.ApplyCorporateActions;
import io.bellwether.portfolio.app.TakeSnapshot;
import org.springframework.stereotype.Component;

/** The process {@code morning-session} of a replayed day. */
@Component
final class MorningSession {
    private final FetchMarketData fetchMarketData;
    private final FetchFallbackMarketData fetchFallbackMarketData;
    private final ApplyCorporateActions applyCorporateActions;
    private final CheckDataQuality checkDataQuality;
    private final ReconcileWithBroker reconcileWithBroker;
    private final KeepStops keepStops;
    private final DecideAndTrade decideAndTrade;
    private final TakeSnapshot takeSnapshot;
    private final HaltOnMismatch haltOnMismatch;

    MorningSession(
            FetchMarketData fetchMarketData,
            FetchFallbackMarketData fetchFallbackMarketData,
            ApplyCorporateActions applyCorporateActions,
            CheckDataQuality checkDataQuality,
            ReconcileWithBroker reconcileWithBroker,
            KeepStops keepStops,
            DecideAndTrade decideAndTrade,
            TakeSnapshot takeSnapshot,
            HaltOnMismatch haltOnMismatch) {
        this.fetchMarketData = fetchMarketData;
        this.fetchFallbackMarketData = fetchFallbackMarketData;
        this.applyCorporateActions = applyCorporateActions;
        this.checkDataQuality = checkDataQuality;
        this.reconcileWithBroker = reconcileWithBroker;
        this.keepStops = keepStops;
        this.decideAndTrade = decideAndTrade;
        this.takeSnapshot = takeSnapshot;
        this.haltOnMismatch = haltOnMismatch;
    }

    /** Runs it and returns its outcome, in the words of the model. */
    String run(SessionRef session) {
        if (!isFetched(session)) {
            return "No data, no trade";
        }
        applyCorporateActions.run(session);
        if (!checkDataQuality.run(session)) {
            return "No data, no trade";
        }
        if (!reconcileWithBroker.run(session)) {
            haltOnMismatch.run(session);
            return "Desk halted";
        }
        keepStops.run(session);
        decideAndTrade.run(session);
        if (!ErrorBoundary.passes(ErrorBoundary.LEDGER_BROKEN, () -> takeSnapshot.inTime(session))) {
            haltOnMismatch.run(session);
            return "Desk halted";
        }
        return "Morning session done";
    }

    private boolean isFetched(SessionRef session) {
        return ErrorBoundary.passes(ErrorBoundary.NO_DATA, () -> fetchMarketData.run(session))
                || ErrorBoundary.passes(ErrorBoundary.NO_DATA, () -> fetchFallbackMarketData.run(session));
    }
}
