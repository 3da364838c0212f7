package io.bellwether.rebalance.app;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.platform.Json;
import io.bellwether.rebalance.domain.DeskPlan;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.RebalancePlan;
import io.bellwether.rebalance.domain.RebalanceProposals;
import io.bellwether.rebalance.domain.RebalanceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Plans a rebalancing that was asked for and stores it as a decision, with the plan as what it rests on. Safe to run
 * twice: the first decision stands.
 */
@Service
public class StoreRebalancePlan {
    /** Who decides in a rebalancing, as decisions name their advisor. */
    public static final String ADVISOR = "rebalance";

    private final Rebalances rebalances;
    private final PlanRebalance planRebalance;
    private final DecisionLog log;
    private final Decisions decisions;

    StoreRebalancePlan(Rebalances rebalances, PlanRebalance planRebalance, DecisionLog log, Decisions decisions) {
        this.rebalances = rebalances;
        this.planRebalance = planRebalance;
        this.log = log;
        this.decisions = decisions;
    }

    /**
     * A stored plan.
     *
     * @param decisionId its decision; the same id as the rebalancing's
     * @param trades how many trades it proposes
     */
    public record Stored(String decisionId, int trades) {}

    /** @throws io.bellwether.kernel.PermanentFault when no plan can be made, see {@link PlanRebalance#run} */
    public Stored run(SessionRef session, String rebalanceId) {
        Rebalance rebalance = rebalances.get(rebalanceId);
        Rebalance.Wish wish = rebalance.wish();
        DeskPlan plan = planRebalance.run(
                new PlanRebalance.Request(
                        rebalance.desk(), wish.targets(), wish.band(), wish.maxTurnover(), wish.taxAware()),
                session.asOf());
        log.recordRebalance(decision(session, rebalance, plan), Json.write(RebalanceTable.of(plan)));
        return new Stored(rebalanceId, decisions.get(rebalanceId).trades().size());
    }

    private static Decision decision(SessionRef session, Rebalance rebalance, DeskPlan made) {
        Rebalance.Wish wish = rebalance.wish();
        RebalancePlan plan = made.plan();
        List<ProposedTrade> trades = RebalanceProposals.of(plan, wish.sellOthers());
        List<String> heed = new ArrayList<>(made.warnings());
        if (!wish.sellOthers()) {
            plan.withoutTarget()
                    .forEach(symbol ->
                            heed.add("%s has no target and stays: selling such was not confirmed.".formatted(symbol)));
        }
        plan.symbols()
                .forEach(symbol -> plan.left(symbol).ifPresent(why -> heed.add("%s stays: %s".formatted(symbol, why))));
        return new Decision(
                rebalance.id(),
                rebalance.desk(),
                session.tradingDate(),
                session.session(),
                session.asOf(),
                ADVISOR,
                "Equity %s USD, cash %s USD; %d of %d weights are traded."
                        .formatted(
                                plan.input().equity(),
                                made.cash(),
                                trades.size(),
                                plan.symbols().size()),
                "",
                "%s asked for %s. A weight may be off by %s of its target; at most %s of equity is traded; taxes %s."
                        .formatted(
                                rebalance.requestedBy(),
                                new TreeMap<>(wish.targets())
                                        .entrySet().stream()
                                                .map(target -> target.getKey() + " "
                                                        + RebalanceProposals.percent(target.getValue()))
                                                .collect(Collectors.joining(", ")),
                                RebalanceProposals.percent(wish.band()),
                                RebalanceProposals.percent(wish.maxTurnover()),
                                wish.taxAware() ? "count" : "do not count"),
                "Planned before the limits: sells of %s USD and buys of %s USD, at an estimated cost of %s USD."
                        .formatted(
                                plan.notional(Side.SELL),
                                plan.notional(Side.BUY),
                                plan.fees().plus(plan.slippage())),
                String.join(" ", heed),
                0,
                List.of(),
                trades);
    }
}
