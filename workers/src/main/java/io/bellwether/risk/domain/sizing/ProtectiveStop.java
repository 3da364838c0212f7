package io.bellwether.risk.domain.sizing;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.SymbolNumbers;
import java.math.BigDecimal;
import java.util.Optional;

/** The protective stop of a buy: the advisor's where it is sane, else the desk's max(price - 2 ATR, 0.85 price). */
public final class ProtectiveStop {
    private static final BigDecimal ONE_DOLLAR = BigDecimal.ONE;

    private ProtectiveStop() {}

    /** The desk's own stop, rounded to the tick; it may reach the price when the symbol does not move at all. */
    public static Price ofDesk(Price entry, BigDecimal atr, RiskLimits limits) {
        BigDecimal byRange = entry.value().subtract(atr.multiply(limits.atrMultiple()));
        BigDecimal floor = entry.value().multiply(limits.stopFloor());
        return Price.rounded(byRange.max(floor), tick(entry));
    }

    /** The advisor's protective stop; the stop price of a buy STOP order is its trigger and not meant. */
    public static Optional<Price> ofAdvisor(ProposedTrade trade) {
        return trade.orderType() == OrderType.STOP ? Optional.empty() : trade.stopPrice();
    }

    /** The stop a buy gets; empty when no stop below the entry can be found, which refuses the buy. */
    public static Optional<Price> of(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        Optional<SymbolNumbers.Daily> daily = context.numbers(trade.symbol()).flatMap(SymbolNumbers::daily);
        if (entry.isEmpty() || daily.isEmpty()) {
            return Optional.empty();
        }
        Price price = entry.get();
        Price desk = ofDesk(price, daily.get().atr(), context.limits(trade.symbol()));
        Price chosen = ofAdvisor(trade)
                .filter(stop -> stop.compareTo(price) < 0 && stop.compareTo(desk) >= 0)
                .orElse(desk);
        return Optional.of(chosen).filter(stop -> stop.compareTo(price) < 0);
    }

    /** Decimals of a price step: a cent from one dollar up, a hundredth of a cent below (SEC Rule 612). */
    public static int tick(Price price) {
        return price.value().compareTo(ONE_DOLLAR) >= 0 ? 2 : 4;
    }
}
