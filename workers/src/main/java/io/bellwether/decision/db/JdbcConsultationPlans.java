package io.bellwether.decision.db;

import io.bellwether.decision.app.consultation.ConsultationPlans;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.kernel.Money;
import io.bellwether.platform.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Plans in PostgreSQL, one per context; the first stands. */
@Repository
class JdbcConsultationPlans implements ConsultationPlans {
    private final JdbcClient db;

    JdbcConsultationPlans(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<ConsultationPlan> find(String contextId) {
        return db.sql("select * from consultation_plan where context_id = :id")
                .param("id", contextId)
                .query((row, n) -> new ConsultationPlan(
                        row.getString("context_id"),
                        List.of(Json.read(row.getString("advisors"), String[].class)),
                        ConsultationPlan.State.valueOf(row.getString("state")),
                        new AdviceSpent(row.getBigDecimal("spent_today"), row.getBigDecimal("spent_month")),
                        new Money(row.getBigDecimal("daily_budget")),
                        new Money(row.getBigDecimal("monthly_budget"))))
                .optional();
    }

    @Override
    @Transactional
    public void store(ConsultationPlan plan, Instant asOf) {
        db.sql("""
                        insert into consultation_plan (context_id, advisors, state, spent_today, spent_month,
                            daily_budget, monthly_budget, as_of)
                        values (:id, cast(:advisors as jsonb), :state, :today, :month, :daily, :monthly, :asOf)
                        on conflict do nothing
                        """)
                .param("id", plan.contextId())
                .param("advisors", Json.write(plan.advisors()))
                .param("state", plan.state().name())
                .param("today", plan.spent().today())
                .param("month", plan.spent().month())
                .param("daily", plan.daily().amount())
                .param("monthly", plan.monthly().amount())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }
}
