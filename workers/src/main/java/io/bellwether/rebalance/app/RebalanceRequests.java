package io.bellwether.rebalance.app;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.rebalance.domain.Rebalance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes requests for rebalancings down under the desk's lock, so that one is under way at a time. */
@Component
class RebalanceRequests {
    private final Rebalances rebalances;
    private final Orders orders;
    private final AuditTrail audit;

    RebalanceRequests(Rebalances rebalances, Orders orders, AuditTrail audit) {
        this.rebalances = rebalances;
        this.orders = orders;
        this.audit = audit;
    }

    /** The rebalancing of the key as it stands, or a new one. */
    @Transactional
    Rebalance store(DeskId desk, Optional<String> key, Rebalance.Wish wish, String by, Instant asOf) {
        orders.lockDesk(desk);
        Optional<Rebalance> same = key.flatMap(name -> rebalances.findByKey(desk, name));
        if (same.isPresent()) {
            return requireSame(same.get(), wish);
        }
        LocalDate day = TradingMoment.of(asOf).tradingDate();
        rebalances.underWay(desk, day).ifPresent(other -> {
            throw new PermanentFault(
                    "the rebalancing %s of desk %s is under way (%s): wait for its end, or repeat it with --id %s"
                            .formatted(other.id(), desk, other.state(), other.key()));
        });
        Rebalance created = rebalances.create(desk, day, key, wish, by, asOf);
        audit.record(
                desk,
                by,
                "REBALANCE",
                created.id(),
                Map.of("targets", wish.targets().toString(), "sellOthers", String.valueOf(wish.sellOthers())));
        return created;
    }

    private static Rebalance requireSame(Rebalance known, Rebalance.Wish wish) {
        if (!known.wish().equals(wish)) {
            throw new PermanentFault("the id %s names the rebalancing %s of other targets or terms; give a new id"
                    .formatted(known.key(), known.id()));
        }
        return known;
    }
}
