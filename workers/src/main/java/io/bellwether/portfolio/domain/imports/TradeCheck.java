package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Compares what a trade's row states with what its booking did. */
final class TradeCheck {
    /** Sources round, or print binary fractions: a cent is no contradiction. */
    static final BigDecimal CENT = new BigDecimal("0.01");

    private final Findings findings;

    TradeCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param averageCost [USD] of the shares sold, before the booking */
    void check(SourceTrade trade, Fill fill, Booking booking, BigDecimal averageCost) {
        Money cost = trade.side() == Side.BUY
                ? fill.notional()
                : booking.closings().stream().map(LotClosing::cost).reduce(Money.ZERO, Money::plus);
        trade.statedCost()
                .filter(stated -> off(stated, cost.amount()))
                .ifPresent(stated -> findings.about(
                        trade,
                        Kind.COST_DIFFERS,
                        Treatment.LISTED,
                        stated,
                        cost.amount(),
                        cost(trade, stated, averageCost)));
        if (trade.side() == Side.SELL) {
            BigDecimal realised = booking.realised().amount();
            trade.statedPnl()
                    .filter(stated -> off(stated, realised))
                    .ifPresent(stated -> findings.about(
                            trade,
                            Kind.PNL_DIFFERS,
                            Treatment.LISTED,
                            stated,
                            realised,
                            profit(stated, fill.notional().amount().subtract(averageCost))));
        }
    }

    private static String cost(SourceTrade trade, BigDecimal stated, BigDecimal averageCost) {
        if (trade.side() == Side.BUY) {
            return "shares x price is something else";
        }
        if (!off(stated, averageCost)) {
            return "the average cost of the shares; the lots sold first in, first out cost something else";
        }
        BigDecimal one = averageCost.divide(trade.quantity().value(), 6, RoundingMode.HALF_UP);
        return off(stated, one) ? "not what the shares cost" : "the cost of one share, not of all";
    }

    private static String profit(BigDecimal stated, BigDecimal byAverage) {
        return off(stated, byAverage)
                ? "neither what the lots sold first in, first out earned nor what the average cost gives"
                : "computed from the average cost; the lots sold first in, first out earned something else";
    }

    static boolean off(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(CENT) > 0;
    }
}
