package io.bellwether.reporting.db;

import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.ApprovalReadings;
import io.bellwether.reporting.domain.WaitingApproval;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders that were prepared for a person and have no answer; who is asked follows the table approval-policy. */
@Repository
class JdbcApprovalReadings implements ApprovalReadings {
    private final JdbcClient db;

    JdbcApprovalReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<WaitingApproval> waiting() {
        return db.sql("""
                        select o.desk_id as desk, d.name as desk_name, o.id as order_id, o.side, o.quantity, o.symbol,
                               p.as_of as asked,
                               round(o.quantity * coalesce(o.limit_price, o.reference_price), 2) as notional
                        from trade_order o
                        join order_event p on p.order_id = o.id and p.kind = 'PREPARED'
                        join desk d on d.id = o.desk_id
                        left join trading_day t on t.desk_id = o.desk_id and t.trading_date = o.trading_date
                        where o.state = 'CREATED'
                          and o.purpose not in ('STOP', 'FLATTEN', 'BRAKE')
                          and coalesce(t.clock, '') <> 'replay'
                          and (d.settings #>> '{approval,policy}' = 'ALWAYS'
                               or d.settings #>> '{approval,policy}' = 'ABOVE_NOTIONAL'
                                  and round(o.quantity * coalesce(o.limit_price, o.reference_price), 2)
                                      > cast(d.settings #>> '{approval,threshold}' as numeric))
                          and not exists (select 1 from order_event a where a.order_id = o.id
                                          and a.kind in ('APPROVED', 'NOT_APPROVED'))
                        order by p.as_of, o.id""").query(ByName.rows(WaitingApproval.class)).list();
    }
}
