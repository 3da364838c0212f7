package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.research.domain.Indicators;
import io.bellwether.risk.app.TrailingStops;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * In each session: tells people of stops that sold at the broker, raises the stops that follow a rising close, and makes
 * the stops at the broker what the books say. Safe to run twice.
 */
@Service
public class KeepStops {
    private final Desks desks;
    private final Halts halts;
    private final Orders orders;
    private final Brokers brokers;
    private final TrailingStops trailingStops;
    private final RestingStops restingStops;
    private final Alerts alerts;
    private final TransactionTemplate transaction;

    KeepStops(
            Desks desks,
            Halts halts,
            Orders orders,
            Brokers brokers,
            TrailingStops trailingStops,
            RestingStops restingStops,
            Alerts alerts,
            TransactionTemplate transaction) {
        this.desks = desks;
        this.halts = halts;
        this.orders = orders;
        this.brokers = brokers;
        this.trailingStops = trailingStops;
        this.restingStops = restingStops;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    /** Acts for the session's moment; a halted desk keeps no stop. */
    public void run(SessionRef session) {
        run(session, true);
    }

    /**
     * Likewise.
     *
     * @param raise whether stops follow the close up. Not before the day's data is there: a split of today that is known
     *     but not booked would measure stops in old shares by prices of new ones.
     */
    public void run(SessionRef session, boolean raise) {
        if (!session.replay()) {
            orders.restingStopsExecutedOn(session.desk(), session.tradingDate()).forEach(stop -> tell(session, stop));
        }
        if (halts.current(session.desk()).isPresent()) {
            return;
        }
        Desk desk = desks.get(session.desk());
        if (raise) {
            Map<Symbol, Indicators> known = trailingStops.indicators(session, desk);
            transaction.executeWithoutResult(status -> {
                orders.lockDesk(desk.id());
                trailingStops.raise(session, desk, known);
            });
        }
        restingStops.keep(session);
    }

    private void tell(SessionRef session, TradeOrder stop) {
        String executions = brokers
                .of(stop.desk())
                .order(stop.desk(), stop.id(), session.asOf())
                .map(BrokerOrder::executions)
                .orElseThrow()
                .stream()
                .map(execution -> "%s at %s".formatted(execution.quantity(), execution.price()))
                .collect(Collectors.joining(", "));
        alerts.raise(new Alert(
                "stop-sold:%s:%s".formatted(stop.id(), stop.filledQuantity()),
                Optional.of(stop.desk()),
                Optional.of(session.tradingDate()),
                Severity.INFO,
                "STOP_SOLD",
                "The stop of %s sold %s"
                        .formatted(
                                stop.symbol(), Counted.of(stop.filledQuantity().toString(), "share")),
                "The stop of %s at %s was reached. Sold %s of %s shares at the broker: %s. Order %s."
                        .formatted(
                                stop.symbol(),
                                stop.stopPrice().orElseThrow(),
                                stop.filledQuantity(),
                                stop.quantity(),
                                executions,
                                stop.id()),
                ""));
    }
}
