package io.bellwether.decision.db;

import io.bellwether.decision.app.consultation.ConsultationPlans;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.kernel.Money;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
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

    private record Row(
            String contextId,
            String advisors,
            ConsultationPlan.State state,
            BigDecimal spentToday,
            BigDecimal spentMonth,
            Money dailyBudget,
            Money monthlyBudget) {
        ConsultationPlan toDomain() {
            return new ConsultationPlan(
                    contextId,
                    List.of(Json.read(advisors, String[].class)),
                    state,
                    new AdviceSpent(spentToday, spentMonth),
                    dailyBudget,
                    monthlyBudget);
        }
    }

    @Override
    public Optional<ConsultationPlan> find(String contextId) {
        return db.sql("select * from consultation_plan where context_id = :id")
                .param("id", contextId)
                .query(Row.class)
                .optional()
                .map(Row::toDomain);
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
