package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;

/**
 * The advisor is convinced enough for the desk's aggressiveness, as the conviction-gate table sets it. Not asked of trades
 * towards a target weight.
 */
public final class Conviction implements RiskRule {
    @Override
    public boolean appliesTo(Action action) {
        return true;
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        if (!context.hasForecast()) {
            return RuleVerdict.plain(
                    RuleName.CONVICTION,
                    true,
                    "Not asked: a trade towards a target weight carries no forecast to be convinced of.");
        }
        boolean passed = trade.conviction() >= context.minConviction();
        return Numbers.of("conviction", BigDecimal.valueOf(trade.conviction()))
                .and("minimum", BigDecimal.valueOf(context.minConviction()))
                .verdict(
                        RuleName.CONVICTION,
                        passed,
                        "Conviction %d, at least %d is needed.".formatted(trade.conviction(), context.minConviction()));
    }
}
