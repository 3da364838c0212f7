package io.bellwether.decision.db;

import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Theses in PostgreSQL. What a thesis stands on is read from the books and the orders as they are now, which in the order
 * of the sessions is what is known; of a session that runs again after a later day was decided, nothing is told.
 */
@Repository
class JpaTheses implements Theses {
    private final JdbcClient db;
    private final ThesisTable table;

    JpaTheses(JdbcClient db, ThesisTable table) {
        this.db = db;
        this.table = table;
    }

    @Override
    public List<ThesisFacts> open(DeskId desk, Instant asOf) {
        return db.sql("""
                        select t.id, t.symbol, t.opened_on, t.conviction, t.win_probability, e.statement, e.horizon_end
                        from thesis t join lateral (
                            select statement, horizon_end from thesis_event
                            where thesis_id = t.id and as_of < :asOf order by as_of desc, id desc limit 1) e on true
                        where t.desk_id = :desk and t.as_of < :asOf
                            and (t.closed_as_of is null or t.closed_as_of >= :asOf)
                        order by t.id
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(ThesisFacts.class))
                .list();
    }

    @Override
    public List<ThesisStanding> standing(SessionRef session) {
        return db.sql("""
                        select t.id,
                            exists (select 1 from position p
                                where p.desk_id = t.desk_id and p.symbol = t.symbol and p.quantity > 0) as held,
                            exists (select 1 from trade_order o
                                where o.desk_id = t.desk_id and o.symbol = t.symbol and o.side = 'BUY'
                                    and o.state in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING')) as ordered,
                            exists (select 1 from decision d join decision_trade b on b.decision_id = d.id
                                where d.desk_id = t.desk_id and d.trading_date = :day and b.symbol = t.symbol
                                    and b.action = 'BUY'
                                    and not exists (select 1 from risk_check c
                                        where c.decision_id = b.decision_id and c.n = b.n)) as undecided,
                            exists (select 1 from tax_lot l
                                where l.desk_id = t.desk_id and l.symbol = t.symbol
                                    and (l.opened_as_of >= t.as_of or exists (select 1 from lot_closing c
                                        where c.desk_id = l.desk_id and c.lot_id = l.id
                                            and c.closed_on >= t.opened_on))) as traded
                        from thesis t
                        where t.desk_id = :desk and t.status = 'OPEN' and t.as_of <= :asOf
                            and not exists (select 1 from decision d
                                where d.desk_id = t.desk_id and d.trading_date > :day)
                        order by t.id
                        """)
                .param("desk", session.desk().value())
                .param("day", session.tradingDate())
                .param("asOf", session.asOf().atOffset(ZoneOffset.UTC))
                .query(ByName.rows(ThesisStanding.class))
                .list();
    }

    @Override
    @Transactional
    public void reopenBought(SessionRef session) {
        List<String> bought = db.sql("""
                        update thesis set status = 'OPEN', closed_on = null, closed_as_of = null, closed_by = null
                        where id in (
                            select distinct on (t.symbol) t.id
                            from thesis t
                            join position p on p.desk_id = t.desk_id and p.symbol = t.symbol and p.quantity > 0
                            join tax_lot l on l.desk_id = t.desk_id and l.symbol = t.symbol
                            join fill f on f.id = l.fill_id
                            join trade_order o on o.id = f.order_id
                            join decision d on d.id = o.decision_id
                            where t.desk_id = :desk and t.closed_by = 'NEVER_TRADED' and t.closed_as_of < :asOf
                                and d.as_of between t.as_of and t.closed_as_of
                                and not exists (select 1 from thesis other
                                    where other.desk_id = t.desk_id and other.symbol = t.symbol
                                        and other.status = 'OPEN')
                            order by t.symbol, t.as_of desc)
                        returning id
                        """)
                .param("desk", session.desk().value())
                .param("asOf", session.asOf().atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getString("id"))
                .list();
        bought.forEach(id -> table.insert(ThesisEvent.reopened(table.state(id), session)));
    }

    @Override
    @Transactional
    public void close(String thesisId, ThesisStanding.ClosedBy by, SessionRef session) {
        if (table.close(thesisId, by, session.tradingDate(), session.asOf())) {
            table.insert(ThesisEvent.closed(table.state(thesisId), by, session));
        }
    }
}
