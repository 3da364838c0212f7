package io.bellwether.reporting.domain.whatif;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Fill;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A trade of a record as the gate would have had it.
 *
 * @param fill the trade
 * @param allowed [shares] what would have been traded
 * @param outcome what the gate says
 * @param rules the rules that refuse it, or the bound that cuts it; empty where it is kept
 * @param why one sentence of each rule
 */
public record JudgedTrade(Fill fill, Quantity allowed, Outcome outcome, List<String> rules, List<String> why) {
    /** What the gate says. */
    public enum Outcome {
        /** Traded as it was. */
        KEPT,
        /** Fewer shares. */
        CUT,
        /** Not traded. */
        REFUSED,
        /** A sale of shares that would not have been bought: there is less to sell, or nothing. */
        FOLLOWS,
        /** The market has no data of the symbol: left as it was. */
        NOT_JUDGED
    }

    public JudgedTrade {
        rules = List.copyOf(rules);
        why = List.copyOf(why);
    }

    public LocalDate date() {
        return fill.tradingDate();
    }

    public Symbol symbol() {
        return fill.symbol();
    }

    public Side side() {
        return fill.side();
    }

    /** The trade with the shares that would have been traded and their part of the fee; empty where there are none. */
    public Optional<Fill> asAllowed() {
        if (allowed.isZero()) {
            return Optional.empty();
        }
        Money fee = new Money(fill.fee()
                .amount()
                .multiply(allowed.value())
                .divide(fill.quantity().value(), 2, RoundingMode.HALF_UP));
        return Optional.of(new Fill(
                fill.id(),
                fill.orderId(),
                fill.symbol(),
                fill.side(),
                allowed,
                fill.price(),
                fee,
                fill.tradingDate(),
                fill.asOf(),
                fill.protectiveStop()));
    }
}
