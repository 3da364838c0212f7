package io.bellwether.risk.domain.rules;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.PaperRecord;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.Optional;

/** A desk that trades real money has shown on paper what it can: sessions, judged forecasts, calibration, drawdown. */
public final class PaperPeriod implements BuyRule {
    @Override
    public RuleVerdict check(ProposedTrade trade, GateContext context) {
        Optional<PaperRecord> shown = context.situation().paperRecord();
        return shown.map(record -> judge(record, context.limits()))
                .orElseGet(() -> RuleVerdict.plain(RuleName.PAPER_PERIOD, true, "The desk trades on paper."));
    }

    private static RuleVerdict judge(PaperRecord record, RiskLimits limits) {
        boolean enough = record.sessions() >= limits.count(LimitKey.PAPER_SESSIONS);
        boolean judged = record.forecasts() >= limits.count(LimitKey.PAPER_FORECASTS);
        boolean calibrated = record.brier()
                .filter(score -> score.compareTo(limits.get(LimitKey.PAPER_BRIER)) <= 0)
                .isPresent();
        boolean calm = record.maxDrawdown().compareTo(limits.get(LimitKey.PAPER_DRAWDOWN)) <= 0;
        boolean passed = enough && judged && calibrated && calm;
        Numbers numbers = Numbers.of("sessions", BigDecimal.valueOf(record.sessions()))
                .and("sessionsNeeded", limits.get(LimitKey.PAPER_SESSIONS))
                .and("forecasts", BigDecimal.valueOf(record.forecasts()))
                .and("forecastsNeeded", limits.get(LimitKey.PAPER_FORECASTS))
                .and("brierAllowed", limits.get(LimitKey.PAPER_BRIER))
                .and("maxDrawdown", record.maxDrawdown())
                .and("drawdownAllowed", limits.get(LimitKey.PAPER_DRAWDOWN));
        record.brier().ifPresent(score -> numbers.and("brier", score));
        return numbers.verdict(
                RuleName.PAPER_PERIOD,
                passed,
                passed
                        ? "The paper period is passed."
                        : "Real money needs a passed paper period: sessions, forecasts, calibration and drawdown.");
    }
}
