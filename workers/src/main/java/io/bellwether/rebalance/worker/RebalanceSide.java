package io.bellwether.rebalance.worker;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.bellwether.rebalance.app.GateAndSizeRebalance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The variables of a job about the sells or the buys of a rebalancing.
 *
 * @param deskId the desk
 * @param decisionId its decision
 * @param asOf ISO date and time, see {@link BusinessTime#parse}
 * @param riskMultiplier what is left of a position's size [0..1]
 */
record RebalanceSide(String deskId, String decisionId, String asOf, BigDecimal riskMultiplier) {
    DeskId desk() {
        return new DeskId(deskId);
    }

    Instant moment() {
        return BusinessTime.parse(asOf);
    }

    /** The orders to place and the session they belong to. */
    record Out(List<String> orderIds, String tradingDate, String session, String asOf) {
        static Out of(GateAndSizeRebalance.Judged judged) {
            return new Out(
                    judged.orderIds(),
                    judged.session().tradingDate().toString(),
                    judged.session().session().name(),
                    judged.session().asOf().toString());
        }
    }
}
