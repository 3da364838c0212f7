package io.bellwether.decision.strategies;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which instruments are bought, sold and held, given the panel's opinions.
 *
 * <p>Sold: a position whose score fell to {@link #SELL_MARK}, or that was held for {@link #PATIENCE} sessions without a
 * score worth keeping. Bought: the best scores from the buy mark up, at most {@link #MOST_BUYS} per session, with a fresh
 * price and enough turnover, as long as the cash above the reserve pays for them. The mark is higher in a falling or
 * volatile market.
 *
 * @param buys best first
 * @param sells worst first
 * @param holds by symbol
 * @param buyMark score a purchase needed today
 */
record Selection(List<Opinion> buys, List<Exit> sells, List<Opinion> holds, double buyMark) {
    static final double BUY_MARK = 0.30;
    static final double CAUTION = 0.10;
    static final double LEAST_AGREEMENT = 0.6;
    static final double SELL_MARK = -0.10;
    static final double KEEP_MARK = 0.05;
    static final int PATIENCE = 20;
    static final int MOST_BUYS = 3;

    /** A position to close, and whether time rather than the score closes it. */
    record Exit(Opinion opinion, PositionFacts position, boolean outOfTime) {}

    static Selection of(DeskContext context, List<Opinion> opinions) {
        Map<Symbol, Opinion> held = new TreeMap<>();
        List<Exit> sells = new ArrayList<>();
        for (Opinion opinion : opinions) {
            context.position(opinion.candidate().symbol()).ifPresent(position -> {
                boolean outOfTime = position.daysHeld() >= PATIENCE && opinion.score() < KEEP_MARK;
                if (opinion.score() <= SELL_MARK || outOfTime) {
                    sells.add(new Exit(opinion, position, opinion.score() > SELL_MARK));
                } else {
                    held.put(opinion.candidate().symbol(), opinion);
                }
            });
        }
        sells.sort((a, b) -> Opinion.BEST_FIRST.compare(b.opinion(), a.opinion()));
        Regime regime = context.market().regime();
        double mark = BUY_MARK + (regime == Regime.TREND_DOWN || regime == Regime.VOLATILE ? CAUTION : 0);
        return new Selection(buys(context, opinions, mark), sells, List.copyOf(held.values()), mark);
    }

    private static List<Opinion> buys(DeskContext context, List<Opinion> opinions, double mark) {
        RuleFacts rules = context.desk().rules();
        BigDecimal equity = context.portfolio().equity().amount();
        BigDecimal free = context.portfolio().cash().amount().subtract(equity.multiply(rules.cashReserve()));
        List<Opinion> buys = new ArrayList<>();
        for (Opinion opinion : opinions.stream().sorted(Opinion.BEST_FIRST).toList()) {
            boolean wanted = opinion.score() >= mark && opinion.agreement() >= LEAST_AGREEMENT;
            if (buys.size() < MOST_BUYS && wanted && buyable(context, opinion.candidate())) {
                BigDecimal cost = equity.multiply(TradePlan.of(opinion, rules).weight());
                if (cost.compareTo(free) <= 0) {
                    buys.add(opinion);
                    free = free.subtract(cost);
                }
            }
        }
        return buys;
    }

    private static boolean buyable(DeskContext context, Candidate c) {
        RuleFacts rules = context.desk().rules();
        return c.fresh()
                && context.position(c.symbol()).isEmpty()
                && c.quote().value().compareTo(rules.minPrice()) >= 0
                && c.turnover() >= rules.minDollarVolume().amount().doubleValue();
    }
}
