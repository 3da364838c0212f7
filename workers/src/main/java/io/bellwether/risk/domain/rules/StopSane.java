package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Price;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import java.util.Optional;

/**
 * A buy has a stop below its entry. Where the advisor gave none, or one further away than the desk's, or one the price
 * has passed, the desk's stop applies and the numbers show both.
 */
public final class StopSane implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Price> entry = context.entry(trade);
        if (entry.isEmpty()) {
            return RuleVerdict.noPrice(RuleName.STOP_SANE);
        }
        Optional<SymbolNumbers.Daily> daily = context.numbers(trade.symbol()).flatMap(SymbolNumbers::daily);
        if (daily.isEmpty()) {
            return RuleVerdict.plain(RuleName.STOP_SANE, false, "Without an ATR the desk has no stop for the symbol.");
        }
        Price desk = ProtectiveStop.ofDesk(entry.get(), daily.get().atr(), context.limits(trade.symbol()));
        Optional<Price> advisor = ProtectiveStop.ofAdvisor(trade);
        Optional<Price> stop = ProtectiveStop.of(trade, context);
        return Numbers.of("entry", entry.get())
                .and("atr", daily.get().atr())
                .andMaybe("advisorStop", advisor)
                .and("deskStop", desk)
                .andMaybe("stop", stop)
                .verdict(RuleName.STOP_SANE, stop.isPresent(), detail(stop, advisor));
    }

    private static String detail(Optional<Price> stop, Optional<Price> advisor) {
        if (stop.isEmpty()) {
            return "No stop below the entry can be found.";
        }
        if (stop.equals(advisor)) {
            return "The advisor's stop applies.";
        }
        return advisor.isPresent()
                ? "The desk's stop applies instead of the advisor's."
                : "The desk's stop applies, none was given.";
    }
}
