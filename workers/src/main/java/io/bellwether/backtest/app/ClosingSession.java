package io.bellwether.backtest.app;

import io.bellwether.decision.app.calibration.ScoreCalibration;
import io.bellwether.decision.app.log.RecordDecisionOutcomes;
import io.bellwether.execution.app.halt.HaltOnMismatch;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.execution.app.stops.KeepStops;
import io.bellwether.execution.app.stops.StopsResult;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.ApplyCorporateActions;
import io.bellwether.portfolio.app.TakeClosingSnapshot;
import org.springframework.stereotype.Component;

/** The process {@code closing-session} of a replayed day. */
@Component
final class ClosingSession {
    private final FetchPrices fetchPrices;
    private final ApplyCorporateActions applyCorporateActions;
    private final CancelDayOrders cancelDayOrders;
    private final ReconcileFills reconcileFills;
    private final CheckStopsAgainstRange checkStopsAgainstRange;
    private final PlaceOrder placeOrder;
    private final DecideAndTrade decideAndTrade;
    private final KeepStops keepStops;
    private final TakeClosingSnapshot takeClosingSnapshot;
    private final RecordDecisionOutcomes recordDecisionOutcomes;
    private final ScoreCalibration scoreCalibration;
    private final HaltOnMismatch haltOnMismatch;

    ClosingSession(
            FetchPrices fetchPrices,
            ApplyCorporateActions applyCorporateActions,
            CancelDayOrders cancelDayOrders,
            ReconcileFills reconcileFills,
            CheckStopsAgainstRange checkStopsAgainstRange,
            PlaceOrder placeOrder,
            DecideAndTrade decideAndTrade,
            KeepStops keepStops,
            TakeClosingSnapshot takeClosingSnapshot,
            RecordDecisionOutcomes recordDecisionOutcomes,
            ScoreCalibration scoreCalibration,
            HaltOnMismatch haltOnMismatch) {
        this.fetchPrices = fetchPrices;
        this.applyCorporateActions = applyCorporateActions;
        this.cancelDayOrders = cancelDayOrders;
        this.reconcileFills = reconcileFills;
        this.checkStopsAgainstRange = checkStopsAgainstRange;
        this.placeOrder = placeOrder;
        this.decideAndTrade = decideAndTrade;
        this.keepStops = keepStops;
        this.takeClosingSnapshot = takeClosingSnapshot;
        this.recordDecisionOutcomes = recordDecisionOutcomes;
        this.scoreCalibration = scoreCalibration;
        this.haltOnMismatch = haltOnMismatch;
    }

    /** Runs it and returns its outcome, in the words of the model. */
    String run(SessionRef session) {
        if (!fetchPrices.run(session)) {
            settleWithoutBars(session);
            return "Closed without data";
        }
        applyCorporateActions.run(session);
        cancelDayOrders.run(session);
        reconcileFills.run(session);
        StopsResult stops = checkStopsAgainstRange.run(session);
        placeOrder.all(session, stops.orderIds());
        if (stops.consultAdvisor()) {
            decideAndTrade.run(session);
        }
        keepStops.run(session);
        if (!ErrorBoundary.passes(ErrorBoundary.LEDGER_BROKEN, () -> takeClosingSnapshot.inTime(session))) {
            haltOnMismatch.run(session);
            return "Desk halted";
        }
        recordDecisionOutcomes.run(session);
        scoreCalibration.run(session);
        return "Closing session done";
    }

    /** The process {@code settle-with-broker}, for a date that is over. */
    private void settleWithoutBars(SessionRef session) {
        cancelDayOrders.run(session);
        reconcileFills.run(session);
        keepStops.run(session, false);
    }
}
