package io.bellwether.backtest.app;

import io.bellwether.execution.app.halt.HaltOnMismatch;
import io.bellwether.execution.app.halt.PullDrawdownBrake;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.execution.app.stops.StopsResult;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.ApplyCorporateActions;
import io.bellwether.portfolio.app.RevaluePositions;
import io.bellwether.portfolio.app.TakeSnapshot;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The process {@code midday-check} of a replayed day. */
@Component
final class MiddayCheck {
    private final FetchPrices fetchPrices;
    private final ApplyCorporateActions applyCorporateActions;
    private final ReconcileFills reconcileFills;
    private final RevaluePositions revaluePositions;
    private final CheckStopsAndBrakes checkStopsAndBrakes;
    private final PullDrawdownBrake pullDrawdownBrake;
    private final PlaceOrder placeOrder;
    private final DecideAndTrade decideAndTrade;
    private final KeepStops keepStops;
    private final TakeSnapshot takeSnapshot;
    private final HaltOnMismatch haltOnMismatch;

    MiddayCheck(
            FetchPrices fetchPrices,
            ApplyCorporateActions applyCorporateActions,
            ReconcileFills reconcileFills,
            RevaluePositions revaluePositions,
            CheckStopsAndBrakes checkStopsAndBrakes,
            PullDrawdownBrake pullDrawdownBrake,
            PlaceOrder placeOrder,
            DecideAndTrade decideAndTrade,
            KeepStops keepStops,
            TakeSnapshot takeSnapshot,
            HaltOnMismatch haltOnMismatch) {
        this.fetchPrices = fetchPrices;
        this.applyCorporateActions = applyCorporateActions;
        this.reconcileFills = reconcileFills;
        this.revaluePositions = revaluePositions;
        this.checkStopsAndBrakes = checkStopsAndBrakes;
        this.pullDrawdownBrake = pullDrawdownBrake;
        this.placeOrder = placeOrder;
        this.decideAndTrade = decideAndTrade;
        this.keepStops = keepStops;
        this.takeSnapshot = takeSnapshot;
        this.haltOnMismatch = haltOnMismatch;
    }

    /** Runs it and returns its outcome, in the words of the model. */
    String run(SessionRef session) {
        if (!fetchPrices.run(session)) {
            return "No quotes";
        }
        applyCorporateActions.run(session);
        reconcileFills.run(session);
        revaluePositions.run(session);
        StopsResult stops = checkStopsAndBrakes.run(session);
        Optional<String> brake = stops.brake();
        if (brake.isPresent()) {
            pullDrawdownBrake.run(session.desk(), brake.get(), true, session.asOf());
            return "Emergency stop pulled";
        }
        placeOrder.all(session, stops.orderIds());
        if (stops.consultAdvisor()) {
            decideAndTrade.run(session);
        }
        keepStops.run(session);
        if (!ErrorBoundary.passes(ErrorBoundary.LEDGER_BROKEN, () -> takeSnapshot.inTime(session))) {
            haltOnMismatch.run(session);
            return "Desk halted";
        }
        return "Midday check done";
    }
}
