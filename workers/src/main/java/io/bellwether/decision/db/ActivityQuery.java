package io.bellwether.decision.db;

import io.bellwether.decision.app.calibration.Forecasts.Done;
import io.bellwether.decision.domain.calibration.AskedSession;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how much was decided, proposed and traded. */
final class ActivityQuery {
    private final JdbcClient db;

    ActivityQuery(JdbcClient db) {
        this.db = db;
    }

    Done done(DeskId desk, LocalDate from, LocalDate to) {
        return Done.of(db.sql("""
                        select d.outcome = 'DECIDED' as answered, coalesce(a.model, '') as model,
                            coalesce(a.prompt_version, '') as prompt_version,
                            exists (select 1 from trade_order r join fill f on f.order_id = r.id
                                where r.decision_id = d.id and f.trading_date <= :to) as traded,
                            (select coalesce(json_agg(t.conviction), '[]') from decision_trade t
                                where t.decision_id = d.id and t.action in ('BUY', 'SELL')) as convictions,
                            v.proposals, v.unanimous, v.kept as decided
                        from decision d left join decision_attempt a on a.id = d.attempt_id
                        left join lateral (
                            select count(*) as proposals, count(*) filter (where votes = asked) as unanimous,
                                count(*) filter (where kept) as kept
                            from decision_vote where attempt_id = d.attempt_id and action in ('BUY', 'SELL')) v on true
                        where d.desk_id = :desk and d.kind = 'ADVICE' and d.trading_date between :from and :to
                        """)
                .param("desk", desk.value())
                .param("from", from)
                .param("to", to)
                .query(ByName.rows(AskedSession.class))
                .list());
    }
}
