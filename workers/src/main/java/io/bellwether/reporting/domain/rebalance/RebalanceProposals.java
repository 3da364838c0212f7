package io.bellwether.reporting.domain.rebalance;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Line;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Trade;
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
     * @param targeted symbols with a target
     * @param sellOthers whether what is held without a target may be sold
     */
    public static List<ProposedTrade> of(RebalanceView plan, Set<Symbol> targeted, boolean sellOthers) {
        Set<String> barred = sellOthers ? Set.of() : Set.copyOf(withoutTarget(plan, targeted));
        List<Line> lines = plan.lines().stream()
                .filter(line -> line.trade().isPresent() && !barred.contains(line.symbol()))
                .sorted(Comparator.comparing((Line line) -> trade(line).side() == Side.BUY)
                        .thenComparing(line -> trade(line).notional(), Comparator.reverseOrder())
                        .thenComparing(Line::symbol))
                .toList();
        List<ProposedTrade> proposals = new ArrayList<>();
        lines.forEach(line -> proposals.add(proposal(proposals.size() + 1, line, plan, targeted)));
        return proposals;
    }

    /** Symbols that the plan sells although nobody gave them a target, by name. */
    public static List<String> withoutTarget(RebalanceView plan, Set<Symbol> targeted) {
        return plan.lines().stream()
                .filter(line -> line.trade().isPresent() && !targeted.contains(new Symbol(line.symbol())))
                .map(Line::symbol)
                .toList();
    }

    private static Trade trade(Line line) {
        return line.trade().orElseThrow();
    }

    private static ProposedTrade proposal(int n, Line line, RebalanceView plan, Set<Symbol> targeted) {
        Trade trade = trade(line);
        Symbol symbol = new Symbol(line.symbol());
        return new ProposedTrade(
                n,
                trade.side() == Side.BUY ? Action.BUY : Action.SELL,
                symbol,
                Optional.of(new Quantity(trade.shares())),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                1,
                line.weightAfter()
                        .map(after -> "%s of equity, before the limits".formatted(percent(after)))
                        .orElse(""),
                "It is %s of equity, its target is %s%s and the band %s of that."
                        .formatted(
                                line.weight().map(RebalanceProposals::percent).orElse("an unknown part"),
                                percent(line.target()),
                                targeted.contains(symbol) ? "" : " because none was given",
                                percent(plan.band())),
                "");
    }

    /** A fraction in percent. */
    public static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + " %";
    }
}
