package io.bellwether.rebalance.app;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.SessionRef;
import io.bellwether.rebalance.domain.Rebalance;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims a rebalancing for one process instance and places it in the exchange's day. Safe to run twice: the same instance
 * gets the same answer.
 */
@Service
public class OpenRebalance {
    private final Rebalances rebalances;
    private final Halts halts;
    private final Orders orders;

    OpenRebalance(Rebalances rebalances, Halts halts, Orders orders) {
        this.rebalances = rebalances;
        this.halts = halts;
        this.orders = orders;
    }

    /** The session its orders belong to; empty when another instance has it, it has ended, or the desk is halted. */
    @Transactional
    public Optional<SessionRef> run(String rebalanceId, Instant asOf, long processInstance) {
        Rebalance rebalance = rebalances.get(rebalanceId);
        orders.lockDesk(rebalance.desk());
        if (!rebalances.claim(rebalanceId, processInstance)) {
            return Optional.empty();
        }
        Optional<Halt> halt = halts.current(rebalance.desk());
        if (halt.isPresent()) {
            rebalances.end(
                    rebalanceId,
                    Rebalance.State.REFUSED,
                    "The desk is halted by %s: %s"
                            .formatted(halt.get().requestedBy(), halt.get().reason()),
                    asOf);
            return Optional.empty();
        }
        return Optional.of(TradingMoment.sessionOf(rebalance.desk(), asOf));
    }
}
