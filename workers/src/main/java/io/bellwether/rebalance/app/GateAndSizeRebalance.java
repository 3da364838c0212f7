package io.bellwether.rebalance.app;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.execution.app.gate.GateAndSizeTargets;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Puts the sells or the buys of a rebalancing before the same rules as every decision. They are judged one after the
 * other, so that buys may spend what the sells have brought in. Safe to run twice: each side is judged once.
 */
@Service
public class GateAndSizeRebalance {
    private final Decisions decisions;
    private final GateAndSizeTargets gateAndSizeTargets;

    GateAndSizeRebalance(Decisions decisions, GateAndSizeTargets gateAndSizeTargets) {
        this.decisions = decisions;
        this.gateAndSizeTargets = gateAndSizeTargets;
    }

    /**
     * One side, judged.
     *
     * @param session the session that its orders belong to, by the moment they were judged at
     * @param orderIds ids of the orders to place, by number; empty when nothing passed
     */
    public record Judged(SessionRef session, List<String> orderIds) {}

    /**
     * Judges one side. Sells may wait for a person, so the session is found anew.
     *
     * @param side BUY or SELL
     * @param asOf [UTC] business time
     * @param riskMultiplier what is left of a position's size [0..1], as the risk-multiplier table sets it
     */
    public Judged run(DeskId desk, String decisionId, Action side, Instant asOf, BigDecimal riskMultiplier) {
        SessionRef session = TradingMoment.sessionOf(desk, asOf);
        List<ProposedTrade> part = decisions.get(decisionId).trades().stream()
                .filter(trade -> trade.action() == side)
                .toList();
        List<String> orderIds =
                part.isEmpty() ? List.of() : gateAndSizeTargets.run(session, decisionId, part, riskMultiplier);
        return new Judged(session, orderIds);
    }
}
