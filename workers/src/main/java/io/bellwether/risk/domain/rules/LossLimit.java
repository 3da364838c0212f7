package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.stops.DrawdownBrake;
import java.util.Optional;
import java.util.function.Function;

/** Nothing is bought any more once the day, or the week, has lost a part of the equity it began with. */
public final class LossLimit implements BuyRule {
    private final RuleName name;
    private final LimitKey key;
    private final Function<EquityMarks, Optional<Money>> mark;
    private final String period;

    private LossLimit(RuleName name, LimitKey key, Function<EquityMarks, Optional<Money>> mark, String period) {
        this.name = name;
        this.key = key;
        this.mark = mark;
        this.period = period;
    }

    /** Against the last close. */
    public static LossLimit ofDay() {
        return new LossLimit(RuleName.DAILY_LOSS, LimitKey.DAILY_LOSS, EquityMarks::dayStart, "day");
    }

    /** Against the last close of an earlier week. */
    public static LossLimit ofWeek() {
        return new LossLimit(RuleName.WEEKLY_LOSS, LimitKey.WEEKLY_LOSS, EquityMarks::weekStart, "week");
    }

    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<Money> start = start(context);
        if (start.isEmpty()) {
            return RuleVerdict.plain(name, true, "There is no equity from before this %s (no data).".formatted(period));
        }
        DrawdownBrake brake = brake(start.get(), context);
        return Numbers.of("equity", context.equity())
                .and("start", start.get())
                .and("change", brake.drawdown())
                .and("maximumLoss", brake.limit())
                .verdict(
                        name,
                        !brake.pulled(),
                        brake.pulled()
                                ? "The %s has lost so much that nothing is bought.".formatted(period)
                                : "The %s's loss is within its limit.".formatted(period));
    }

    /** The arithmetic of the drawdown brake: what the period began with is its peak. */
    private DrawdownBrake brake(Money start, GateContext context) {
        return DrawdownBrake.check(context.equity(), start, context.limits().get(key));
    }

    /** Which period it is of: day or week. */
    public String period() {
        return period;
    }

    /** Equity the period began with; empty before its first close. */
    public Optional<Money> start(GateContext context) {
        return mark.apply(context.situation().marks());
    }

    /** How far the brake of the period is pulled; empty before its first close. */
    public Optional<DrawdownBrake> brake(GateContext context) {
        return start(context).map(start -> brake(start, context));
    }

    /** What the period may still lose until nothing is bought any more [USD]; empty before its first close. */
    public Optional<Money> room(GateContext context) {
        return start(context)
                .map(start -> DrawdownBrake.room(
                        context.equity(), start, context.limits().get(key)));
    }
}
