package io.bellwether.cli.operate;

import io.bellwether.cli.common.Obstacles;
import io.bellwether.cli.common.Wait;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.rebalance.app.PlaceRebalance;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/** Asks for a rebalancing and waits a while for its end. */
final class RebalancePlacing {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ApplicationContext context;
    private final Consumer<String> hint;

    /** @param hint takes what a person should know while it is waited */
    RebalancePlacing(ApplicationContext context, Consumer<String> hint) {
        this.context = context;
        this.hint = hint;
    }

    /**
     * What became of it so far.
     *
     * @param id of the rebalancing and its decision
     * @param key the caller's name for it
     * @param started whether this call started it
     * @param nextOpen whether its orders are for the next open
     * @param state {@code REQUESTED}, {@code RUNNING}, {@code DONE}, {@code REFUSED} or {@code STOPPED}
     * @param detail what became of it
     * @param orders its orders, by id
     */
    record Result(
            String id, String key, boolean started, boolean nextOpen, String state, String detail, List<Line> orders) {
        Result {
            orders = List.copyOf(orders);
        }

        boolean hasEnded() {
            return Rebalance.State.valueOf(state).hasEnded();
        }
    }

    /** One order. */
    record Line(String id, String side, BigDecimal shares, String symbol, String state, BigDecimal filled) {}

    /** @throws IllegalStateException when the rebalancing, or an order of it, stands still */
    Result run(PlaceRebalance.Request request, Instant asOf, Duration patience) {
        Obstacles obstacles = Obstacles.from(context, hint);
        PlaceRebalance.Placed placed = context.getBean(PlaceRebalance.class).run(request, asOf);
        Rebalances rebalances = context.getBean(Rebalances.class);
        Rebalance now = Wait.until(
                patience,
                LOOK,
                () -> {
                    obstacles.check(placed.rebalance().desk());
                    return rebalances.get(placed.rebalance().id());
                },
                rebalance -> rebalance.state().hasEnded());
        List<Line> orders = context.getBean(Orders.class).findByDecision(now.id()).stream()
                .map(RebalancePlacing::line)
                .toList();
        return new Result(
                now.id(),
                now.key(),
                placed.started(),
                placed.timing() == TimeInForce.NEXT_OPEN,
                now.state().name(),
                now.detail(),
                orders);
    }

    private static Line line(TradeOrder order) {
        return new Line(
                order.id(),
                order.side().name(),
                order.quantity().value().stripTrailingZeros(),
                order.symbol().value(),
                order.state().name(),
                order.filledQuantity().value().stripTrailingZeros());
    }
}
