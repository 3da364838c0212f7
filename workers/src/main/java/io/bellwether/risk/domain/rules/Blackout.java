package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Listing;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.TradingDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Nothing is bought just before a company reports, nor while the exchange has stopped trading in it. */
public final class Blackout implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Listing listing =
                context.numbers(trade.symbol()).map(SymbolNumbers::listing).orElse(Listing.UNKNOWN);
        if (listing.halt().isPresent()) {
            return RuleVerdict.plain(
                    RuleName.BLACKOUT,
                    false,
                    "The exchange has stopped trading in the symbol "
                            + listing.halt().get() + ".");
        }
        int sessions = context.limits(trade.symbol()).count(LimitKey.EARNINGS_BLACKOUT_SESSIONS);
        LocalDate today = context.situation().tradingDate();
        Optional<LocalDate> earnings = listing.nextEarnings().filter(date -> !date.isBefore(today));
        if (earnings.isEmpty()) {
            return RuleVerdict.plain(
                    RuleName.BLACKOUT,
                    true,
                    listing.lastEarnings()
                            .map("The company reported on %s; its next report is not announced."::formatted)
                            .orElse("No date of the next report is known (no data)."));
        }
        int until = TradingDays.countUpTo(sessions + 1, today, earnings.get());
        boolean passed = sessions == 0 || until > sessions;
        return Numbers.of("sessionsUntilReport", BigDecimal.valueOf(until))
                .and("blackoutSessions", BigDecimal.valueOf(sessions))
                .verdict(
                        RuleName.BLACKOUT,
                        passed,
                        passed
                                ? "The next report is far enough away."
                                : "The company reports on %s.".formatted(earnings.get()));
    }
}
