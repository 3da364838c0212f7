package io.bellwether.rebalance.domain;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The trades of a plan as proposals for the gate: sells first, each side the largest first. They carry no forecast, so
 * conviction, win probability, gain and loss are 0; the gate does not ask for them.
 */
public final class RebalanceProposals {
    private RebalanceProposals() {}

    /**
     * The proposals.
     *
     * @param sellOthers whether what is held without a target may be sold
     */
    public static List<ProposedTrade> of(RebalancePlan plan, boolean sellOthers) {
        Set<Symbol> barred = sellOthers ? Set.of() : Set.copyOf(plan.withoutTarget());
        List<Trim> trims = plan.trims().stream()
                .filter(trim -> !barred.contains(trim.symbol()))
                .sorted(Comparator.comparing((Trim trim) -> trim.side() == Side.BUY)
                        .thenComparing(Trim::notional, Comparator.reverseOrder())
                        .thenComparing(Trim::symbol))
                .toList();
        List<ProposedTrade> proposals = new ArrayList<>();
        trims.forEach(trim -> proposals.add(proposal(proposals.size() + 1, trim, plan)));
        return proposals;
    }

    private static ProposedTrade proposal(int n, Trim trim, RebalancePlan plan) {
        Symbol symbol = trim.symbol();
        return new ProposedTrade(
                n,
                trim.side() == Side.BUY ? Action.BUY : Action.SELL,
                symbol,
                Optional.of(trim.quantity()),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                1,
                plan.weightAfter(symbol)
                        .map(after -> "%s of equity, before the limits".formatted(percent(after)))
                        .orElse(""),
                "It is %s of equity, its target is %s%s and the band %s of that."
                        .formatted(
                                plan.weight(symbol)
                                        .map(RebalanceProposals::percent)
                                        .orElse("an unknown part"),
                                percent(trim.target()),
                                plan.input().targets().containsKey(symbol) ? "" : " because none was given",
                                percent(plan.input().settings().band())),
                "");
    }

    /** A fraction in percent. */
    public static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
