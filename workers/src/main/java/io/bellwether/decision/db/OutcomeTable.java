package io.bellwether.decision.db;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.OpenTrade.Exit;
import io.bellwether.decision.domain.OpenTrade.Forecast;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How forecasts ended. The sales of what an order bought are read from the lots that its fills opened. */
final class OutcomeTable {
    private final JdbcClient db;

    OutcomeTable(JdbcClient db) {
        this.db = db;
    }

    List<OpenTrade> missing(DeskId desk, Instant before) {
        return db
                .sql("""
                        select t.decision_id, t.n, t.action, t.symbol, d.trading_date, d.as_of, t.horizon_days,
                            t.win_probability, t.conviction, x.closed_on, x.value, x.shares
                        from decision d join decision_trade t on t.decision_id = d.id
                        left join decision_outcome o on o.decision_id = t.decision_id and o.n = t.n
                        left join lateral (
                            select max(lot.closed_on) as closed_on, sum(lot.value) as value,
                                sum(lot.closed) as shares
                            from (select l.quantity, coalesce(sum(c.quantity), 0) as closed,
                                    sum(c.quantity * c.price) as value, max(c.closed_on) as closed_on
                                from trade_order r
                                join fill f on f.order_id = r.id
                                join tax_lot l on l.desk_id = f.desk_id and l.fill_id = f.id
                                left join lot_closing c
                                    on c.desk_id = l.desk_id and c.lot_id = l.id and c.closed_on <= :day
                                where r.decision_id = t.decision_id and r.decision_n = t.n
                                    and r.state not in ('CREATED', 'SUBMITTED', 'WORKING', 'QUEUED', 'CANCEL_PENDING')
                                group by l.id, l.quantity) lot
                            having sum(lot.quantity) = sum(lot.closed)) x on true
                        where d.desk_id = :desk and d.kind = 'ADVICE' and d.as_of < :before and t.action in ('BUY', 'SELL')
                            and o.decision_id is null
                        order by d.as_of, t.decision_id, t.n
                        """)
                .param("desk", desk.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("day", LocalDate.ofInstant(before, ExchangeCalendar.ZONE))
                .query(ByName.rows(Row.class))
                .list()
                .stream()
                .map(Row::toDomain)
                .toList();
    }

    private record Sold(LocalDate closedOn, BigDecimal value, BigDecimal shares) {
        Exit exit() {
            return Exit.averaged(closedOn, value, shares);
        }
    }

    private record Row(
            String decisionId,
            int n,
            Action action,
            Symbol symbol,
            LocalDate tradingDate,
            Instant asOf,
            int horizonDays,
            Forecast forecast,
            Optional<Sold> sold) {
        OpenTrade toDomain() {
            return new OpenTrade(
                    decisionId, n, action, symbol, tradingDate, asOf, horizonDays, forecast, sold.map(Sold::exit));
        }
    }

    void insert(TradeOutcome outcome) {
        db.sql("""
                        insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price, return, won,
                            ended, win_probability, conviction)
                        values (:decisionId, :n, :measuredOn, :entry, :exit, :result, :won, :ended, :winProbability,
                            :conviction)
                        on conflict do nothing
                        """).paramSource(ByName.values(outcome)).update();
    }
}
