package io.bellwether.decision.db;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code decision}. */
@Entity
@Table(name = "decision")
@NullUnmarked
class DecisionEntity {
    @Id
    String id;

    String deskId;
    LocalDate tradingDate;
    String session;
    String segment;
    Instant asOf;
    String kind = "ADVICE";
    String contextId;
    String attemptId;
    String outcome;
    String advisor = "";
    String analysis = "";
    String marketConditions = "";
    String reasoning = "";
    String expectedOutcome = "";
    String riskAssessment = "";
    Integer confidence;

    @JdbcTypeCode(SqlTypes.JSON)
    String answer = "{}";

    /** The context of a session has the decision's own id: both are its natural key. */
    static DecisionEntity advised(Decision decision, String attemptId, String answer) {
        DecisionEntity row = decided(decision, answer);
        row.contextId = decision.id();
        row.attemptId = attemptId;
        row.confidence = decision.confidence();
        return row;
    }

    static DecisionEntity rebalanced(Decision decision, String plan) {
        DecisionEntity row = decided(decision, plan);
        row.kind = "REBALANCE";
        return row;
    }

    private static DecisionEntity decided(Decision decision, String answer) {
        DecisionEntity row = of(decision.id(), decision.key(), decision.asOf());
        row.outcome = "DECIDED";
        row.advisor = decision.advisor();
        row.analysis = decision.analysis();
        row.marketConditions = decision.marketConditions();
        row.reasoning = decision.reasoning();
        row.expectedOutcome = decision.expectedOutcome();
        row.riskAssessment = decision.riskAssessment();
        row.answer = answer;
        return row;
    }

    static DecisionEntity none(StoredContext context, String why) {
        DecisionEntity row = of(context.id(), context.key(), context.asOf());
        row.contextId = context.id();
        row.outcome = "NO_DECISION";
        row.reasoning = why;
        return row;
    }

    private static DecisionEntity of(String id, DecisionKey key, Instant asOf) {
        DecisionEntity row = new DecisionEntity();
        row.id = id;
        row.deskId = key.desk().value();
        row.tradingDate = key.tradingDate();
        row.session = key.session().name();
        row.segment = key.segment().value();
        row.asOf = asOf;
        return row;
    }

    /** A session without decision has confidence 0 and no advisor. */
    Decision toDomain(List<ThesisReview> theses, List<DecisionTradeEntity> trades) {
        return new Decision(
                id,
                new DecisionKey(new DeskId(deskId), tradingDate, Session.valueOf(session), new SegmentId(segment)),
                asOf,
                advisor,
                analysis,
                marketConditions,
                reasoning,
                expectedOutcome,
                riskAssessment,
                Optional.ofNullable(confidence).orElse(0),
                theses,
                trades.stream().map(DecisionTradeEntity::toDomain).toList());
    }
}
