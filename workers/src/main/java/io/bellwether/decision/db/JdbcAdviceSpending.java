package io.bellwether.decision.db;

import io.bellwether.decision.app.AdviceSpending;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums what the attempts of a desk cost. One without an answer yet counts with what is set aside for it, and so does every
 * call that timed out, broke off or came back garbled: the vendor may bill what nobody could read. One that was given up
 * counts with the answers it got.
 */
@Repository
class JdbcAdviceSpending implements AdviceSpending {
    private static final String SPENT = """
            select coalesce(sum(amount), 0) as month, coalesce(sum(amount) filter (where trading_date = :date), 0) as today
            from (
                select c.trading_date,
                    a.cost_usd
                    + case when a.reserved_usd = 0 then 0 else a.reserved_usd * (
                        (case when a.verdict = 'PENDING' and a.raw_answer is null and a.id <> :except then 1 else 0 end)
                        + (select count(*) from jsonb_array_elements(a.failures) f
                            where f ->> 'kind' in ('TIMED_OUT', 'GARBLED') or f ->> 'begun' = 'true') / a.samples::numeric) end
                     + case when a.samples = 1 or a.verdict <> 'UNAVAILABLE' then 0 else
                         (select coalesce(sum(s.cost_usd), 0) from decision_sample s where s.attempt_id = a.id) end
                     as amount
                from decision_context c join decision_attempt a on a.context_id = c.id
                where c.desk_id = :desk and c.trading_date between :from and :to) x
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
        return db.sql(SPENT)
                .param("desk", desk.value())
                .param("date", date)
                .param("from", date.withDayOfMonth(1))
                .param("to", to)
                .param("except", except)
                .query((row, n) -> new AdviceSpent(row.getBigDecimal("today"), row.getBigDecimal("month")))
                .single();
    }
}
