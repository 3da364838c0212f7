package io.bellwether.rebalance.app;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.CheckBooks;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.rebalance.domain.Rebalance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Ends a rebalancing: checks the books to the cent and writes down what the desk is worth and what became of the orders.
 * Safe to run twice: the first end stands.
 */
@Service
public class CloseRebalance {
    private final Rebalances rebalances;
    private final Orders orders;
    private final CheckBooks checkBooks;

    CloseRebalance(Rebalances rebalances, Orders orders, CheckBooks checkBooks) {
        this.rebalances = rebalances;
        this.orders = orders;
        this.checkBooks = checkBooks;
    }

    /**
     * Ends it.
     *
     * @param decisionId its decision; empty when there were no data to plan with
     * @throws io.bellwether.kernel.BpmnErrorException LEDGER_BROKEN with the numbers
     */
    public void run(SessionRef session, String rebalanceId, Optional<String> decisionId) {
        EquitySnapshot worth = checkBooks.run(session);
        rebalances.valued(rebalanceId, worth.cash(), worth.equity());
        rebalances.end(
                rebalanceId,
                Rebalance.State.DONE,
                decisionId
                        .map(id -> sentence(orders.findByDecision(id)))
                        .orElse("There were no usable prices: nothing was planned or placed."),
                session.asOf());
    }

    private static String sentence(List<TradeOrder> placed) {
        if (placed.isEmpty()) {
            return "No order was placed.";
        }
        Map<String, Long> states = placed.stream()
                .collect(Collectors.groupingBy(
                        order -> order.state().name().toLowerCase(java.util.Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
        return "%d %s placed: %s."
                .formatted(
                        placed.size(),
                        placed.size() == 1 ? "order" : "orders",
                        states.entrySet().stream()
                                .map(state ->
                                        state.getValue() + " " + state.getKey().replace('_', ' '))
                                .collect(Collectors.joining(", ")));
    }
}
