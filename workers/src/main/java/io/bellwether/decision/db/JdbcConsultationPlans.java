package io.bellwether.decision.db;

import io.bellwether.decision.app.consultation.ConsultationPlans;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.platform.ByName;
import java.time.Instant;
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
        return db.sql("""
                        select context_id, advisors, state, spent_today as today, spent_month as month,
                            daily_budget as daily, monthly_budget as monthly
                        from consultation_plan where context_id = :id
                        """)
                .param("id", contextId)
                .query(ByName.rows(ConsultationPlan.class))
                .optional();
    }

    @Override
    @Transactional
    public void store(ConsultationPlan plan, Instant asOf) {
        db.sql("""
                        insert into consultation_plan (context_id, advisors, state, spent_today, spent_month,
                            daily_budget, monthly_budget, as_of)
                        values (:contextId, cast(:advisors as jsonb), :state, :today, :month, :daily, :monthly, :asOf)
                        on conflict do nothing
                        """).paramSource(ByName.values(plan).with("asOf", asOf)).update();
    }
}
