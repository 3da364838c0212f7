package io.bellwether.execution.memory;

import io.bellwether.decision.app.log.ProposalOrders;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import java.util.List;

/** The orders in memory, as decisions ask for them. */
@InMemory
final class MemoryProposalOrders implements ProposalOrders {
    private final Orders orders;

    MemoryProposalOrders(Orders orders) {
        this.orders = orders;
    }

    @Override
    public List<ProposalOrder> findByDecision(String decisionId) {
        return orders.findByDecision(decisionId).stream()
                .map(order -> new ProposalOrder(
                        order.id(),
                        order.decision().map(DecisionTradeRef::n).orElseThrow(),
                        order.state().name(),
                        order.state().isOpen(),
                        order.createdAsOf()))
                .toList();
    }

    @Override
    public boolean mayBuy(DeskId desk, Symbol symbol) {
        return orders.openOrders(desk).stream()
                .anyMatch(order -> order.side() == Side.BUY && order.symbol().equals(symbol));
    }
}
