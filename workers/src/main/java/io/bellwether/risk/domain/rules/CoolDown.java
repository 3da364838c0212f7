package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.TradingDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A symbol whose protective stop was executed is left alone for some sessions. */
public final class CoolDown implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        int sessions = context.limits(trade.symbol()).count(LimitKey.COOL_DOWN_SESSIONS);
        Optional<LocalDate> stopped =
                Optional.ofNullable(context.situation().stoppedOut().get(trade.symbol()));
        if (sessions == 0 || stopped.isEmpty()) {
            return RuleVerdict.plain(RuleName.COOL_DOWN, true, "No stop of the symbol was executed lately.");
        }
        int since = TradingDays.countUpTo(
                sessions + 1, stopped.get(), context.situation().tradingDate());
        boolean passed = since > sessions;
        return Numbers.of("sessionsSinceStop", BigDecimal.valueOf(since))
                .and("coolDownSessions", BigDecimal.valueOf(sessions))
                .verdict(
                        RuleName.COOL_DOWN,
                        passed,
                        passed
                                ? "The symbol has cooled down since its stop."
                                : "The symbol was stopped out on %s and has to cool down.".formatted(stopped.get()));
    }
}
