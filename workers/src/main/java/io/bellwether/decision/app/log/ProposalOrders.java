package io.bellwether.decision.app.log;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.List;

/** The orders that proposals led to. Only a record in memory asks for them here; in the database it joins their tables. */
public interface ProposalOrders {
    /** Orders of the decision's proposals as they are now, by number. */
    List<ProposalOrder> findByDecision(String decisionId);

    /** Whether an order of the desk to buy the symbol may still trade, wherever it came from. */
    boolean mayBuy(DeskId desk, Symbol symbol);

    /**
     * An order of a proposal.
     *
     * @param n the proposal's place in its decision, from 1
     * @param state name of its state
     * @param open whether it may still trade
     * @param createdAsOf [UTC] business time it was decided at
     */
    record ProposalOrder(String orderId, int n, String state, boolean open, Instant createdAsOf) {}
}
