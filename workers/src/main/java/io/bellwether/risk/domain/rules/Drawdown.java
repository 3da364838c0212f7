package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.stops.DrawdownBrake;
import io.bellwether.risk.domain.stops.DrawdownStage;

/**
 * The staged drawdown brake: from the first stage on buys get smaller, from the second on nothing is bought. The last
 * one halts the desk and is pulled by the midday check, not here.
 */
public final class Drawdown implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        DrawdownStage stage = context.drawdownStage();
        Money peak = context.situation().marks().peak().orElse(context.equity());
        DrawdownBrake brake =
                DrawdownBrake.check(context.equity(), peak, context.limits().maxDrawdown());
        return Numbers.of("equity", context.equity())
                .and("peak", brake.peak())
                .and("drawdown", brake.drawdown())
                .and("reduceAt", context.limits().get(LimitKey.DRAWDOWN_REDUCE))
                .and("stopBuyingAt", context.limits().get(LimitKey.DRAWDOWN_STOP_BUYING))
                .and("haltAt", brake.limit())
                .and("factor", stage.factor(context.limits()))
                .verdict(RuleName.DRAWDOWN, stage.buys(), detail(stage));
    }

    private static String detail(DrawdownStage stage) {
        return switch (stage) {
            case FREE -> "The drawdown holds nothing back.";
            case REDUCE -> "The drawdown makes buys smaller.";
            case STOP_BUYING, HALT -> "The drawdown is so deep that nothing is bought.";
        };
    }
}
