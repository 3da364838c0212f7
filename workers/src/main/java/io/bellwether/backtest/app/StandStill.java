package io.bellwether.backtest.app;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.halt.CancelAllOrders;
import io.bellwether.execution.app.halt.CreateFlattenOrders;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.kernel.SessionRef;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The process {@code emergency-stop} of a replayed day: cancels what is open and sells what is to be sold. Nobody releases
 * the desk, so it stands still for the rest of the run.
 */
@Component
final class StandStill {
    private final Halts halts;
    private final CancelAllOrders cancelAllOrders;
    private final CreateFlattenOrders createFlattenOrders;
    private final PlaceOrder placeOrder;

    StandStill(
            Halts halts,
            CancelAllOrders cancelAllOrders,
            CreateFlattenOrders createFlattenOrders,
            PlaceOrder placeOrder) {
        this.halts = halts;
        this.cancelAllOrders = cancelAllOrders;
        this.createFlattenOrders = createFlattenOrders;
        this.placeOrder = placeOrder;
    }

    /** Gets on with the halt that is in force, if one is; what could not be sold is tried again in the next session. */
    void goOn(SessionRef session) {
        halts.standing(session.desk()).ifPresent(halt -> goOn(session, halt));
    }

    private void goOn(SessionRef session, StandingHalt halt) {
        StopSpan span = new StopSpan(halt.halt().asOf(), session.asOf(), session.asOf());
        if (halt.cancelledAsOf().isEmpty()) {
            cancelAllOrders.run(session.desk(), Optional.of(halt.id()), span);
        }
        if (halt.halt().flatten()) {
            CreateFlattenOrders.Result selling = createFlattenOrders.run(session.desk(), Optional.of(halt.id()), span);
            placeOrder.all(selling.session(), selling.orderIds());
        }
    }
}
