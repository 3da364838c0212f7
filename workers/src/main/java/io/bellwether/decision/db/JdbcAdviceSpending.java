package io.bellwether.decision.db;

import io.bellwether.decision.app.consultation.AdviceSpending;
import io.bellwether.decision.app.consultation.Attempts.Failure;
import io.bellwether.decision.domain.AdviceCost;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sums what the attempts of a desk cost; the calls of a desk that cost something are taken one after the other. */
@Repository
class JdbcAdviceSpending implements AdviceSpending {
    private static final String COSTS = """
            select c.trading_date as "on", a.cost_usd as answer, a.reserved_usd as reserved, a.samples as calls,
                a.verdict = 'PENDING' and a.raw_answer is null and a.id <> :except as under_way,
                (select count(*) from jsonb_array_elements(a.failures) f
                    where f ->> 'kind' in (:billed) or f ->> 'begun' = 'true') as billed_failures,
                case when a.samples > 1 and a.verdict = 'UNAVAILABLE'
                    then (select coalesce(sum(s.cost_usd), 0) from decision_sample s where s.attempt_id = a.id)
                    else 0 end as given_up
            from decision_context c join decision_attempt a on a.context_id = c.id
            where c.desk_id = :desk and c.trading_date between :from and :to
            """;
    private static final String NO_ATTEMPT = "";

    private final JdbcClient db;

    JdbcAdviceSpending(JdbcClient db) {
        this.db = db;
    }

    @Override
    public AdviceSpent until(DeskId desk, LocalDate date) {
        return spent(desk, date, date, NO_ATTEMPT);
    }

    @Override
    @Transactional
    public boolean reserve(DeskId desk, LocalDate date, String attemptId, BigDecimal highestCost, AdviceBudget budget) {
        db.sql("select id from desk where id = :desk for no key update")
                .param("desk", desk.value())
                .query(String.class)
                .single();
        LocalDate monthEnd = YearMonth.from(date).atEndOfMonth();
        if (!spent(desk, date, monthEnd, attemptId).leavesRoomFor(highestCost, budget)) {
            return false;
        }
        db.sql("update decision_attempt set reserved_usd = greatest(reserved_usd, :cost) where id = :id")
                .param("cost", highestCost)
                .param("id", attemptId)
                .update();
        return true;
    }

    private AdviceSpent spent(DeskId desk, LocalDate date, LocalDate to, String except) {
        List<AdviceCost> ofMonth = db.sql(COSTS)
                .param("desk", desk.value())
                .param("from", date.withDayOfMonth(1))
                .param("to", to)
                .param("except", except)
                .param("billed", Failure.BILLED_KINDS)
                .query(ByName.rows(AdviceCost.class))
                .list();
        return AdviceSpent.of(ofMonth, date);
    }
}
