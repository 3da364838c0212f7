package io.bellwether.decision.domain;

import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An earlier decision with what became of it.
 *
 * @param id the decision
 * @param decided false when no advisor gave a usable answer
 * @param confidence 0 to 100
 * @param trades its buys and sells, in its order
 */
public record PastDecision(
        String id,
        LocalDate tradingDate,
        Session session,
        String advisor,
        boolean decided,
        int confidence,
        List<PastTrade> trades) {
    public PastDecision {
        trades = List.copyOf(trades);
    }

    /**
     * An earlier proposal.
     *
     * @param order state of the order it became; empty when the rules let none pass
     * @param outcome return when its horizon ended [fraction, positive = the thesis worked]; empty while it is open
     */
    public record PastTrade(
            Action action,
            Symbol symbol,
            int conviction,
            int horizonDays,
            Optional<String> order,
            Optional<BigDecimal> outcome) {}
}
