package io.bellwether.rebalance.app;

import io.bellwether.rebalance.domain.Rebalance;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes that an emergency stop ended a rebalancing. Safe to run twice: the first end stands. */
@Service
public class StopRebalance {
    private final Rebalances rebalances;

    StopRebalance(Rebalances rebalances) {
        this.rebalances = rebalances;
    }

    @Transactional
    public void run(String rebalanceId, Instant asOf) {
        rebalances.end(
                rebalanceId,
                Rebalance.State.STOPPED,
                "An emergency stop ended it; what was not executed is cancelled.",
                asOf);
    }
}
