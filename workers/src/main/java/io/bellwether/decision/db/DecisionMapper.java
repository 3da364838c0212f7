package io.bellwether.decision.db;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Optional;

/** Turns rows into decisions. */
final class DecisionMapper {
    private DecisionMapper() {}

    /** A session without decision has confidence 0 and no advisor. */
    static Decision toDomain(DecisionEntity row, List<ThesisReview> theses, List<DecisionTradeEntity> trades) {
        return new Decision(
                row.id,
                new DecisionKey(
                        new DeskId(row.deskId),
                        row.tradingDate,
                        Session.valueOf(row.session),
                        new SegmentId(row.segment)),
                row.asOf,
                row.advisor,
                row.analysis,
                row.marketConditions,
                row.reasoning,
                row.expectedOutcome,
                row.riskAssessment,
                Optional.ofNullable(row.confidence).orElse(0),
                theses,
                trades.stream().map(DecisionMapper::toDomain).toList());
    }

    private static ProposedTrade toDomain(DecisionTradeEntity row) {
        return new ProposedTrade(
                row.key.n(),
                Action.valueOf(row.action),
                new Symbol(row.symbol),
                Optional.ofNullable(row.quantity).map(Quantity::new),
                Optional.ofNullable(row.weight),
                OrderType.valueOf(row.orderType),
                Optional.ofNullable(row.limitPrice).map(Price::new),
                Optional.ofNullable(row.stopPrice).map(Price::new),
                row.conviction,
                row.winProbability,
                row.expectedGain,
                row.expectedLoss,
                row.horizonDays,
                row.expectedOutcome,
                row.reasoning,
                row.risks);
    }
}
