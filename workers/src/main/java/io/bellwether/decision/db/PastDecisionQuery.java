package io.bellwether.decision.db;

import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.PastDecision.PastTrade;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads earlier decisions with what became of them. The state of an order is what it is now, which in the order of the
 * sessions is what was known; an outcome counts from the day after it was measured.
 */
final class PastDecisionQuery {
    private final JdbcClient db;

    PastDecisionQuery(JdbcClient db) {
        this.db = db;
    }

    private record Row(
            String id, LocalDate tradingDate, Session session, String advisor, boolean decided, int confidence) {
        PastDecision toDomain(List<PastTrade> trades) {
            return new PastDecision(id, tradingDate, session, advisor, decided, confidence, trades);
        }
    }

    private record TradeOf(String decisionId, PastTrade trade) {}

    List<PastDecision> latest(DeskId desk, Instant before, int limit) {
        List<Row> decisions = db.sql("""
                        select id, trading_date, session, advisor, outcome = 'DECIDED' as decided,
                            coalesce(confidence, 0) as confidence
                        from decision where desk_id = :desk and kind = 'ADVICE' and as_of < :before
                        order by as_of desc, id desc limit :limit
                        """)
                .param("desk", desk.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ByName.rows(Row.class))
                .list();
        Map<String, List<PastTrade>> trades = decisions.isEmpty() ? Map.of() : trades(decisions, before);
        return decisions.stream()
                .map(row -> row.toDomain(trades.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<String, List<PastTrade>> trades(List<Row> decisions, Instant before) {
        return db
                .sql("""
                        select t.decision_id, t.action, t.symbol, t.conviction, t.horizon_days, o.return as outcome,
                            r.state as "order"
                        from decision_trade t
                        left join decision_outcome o
                            on o.decision_id = t.decision_id and o.n = t.n and o.measured_on < :day
                        left join trade_order r
                            on r.decision_id = t.decision_id and r.decision_n = t.n and r.created_as_of < :before
                        where t.decision_id in (:ids) and t.action in ('BUY', 'SELL')
                        order by t.decision_id, t.n
                        """)
                .param("day", LocalDate.ofInstant(before, ExchangeCalendar.ZONE))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("ids", decisions.stream().map(Row::id).toList())
                .query(ByName.rows(TradeOf.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        TradeOf::decisionId, Collectors.mapping(TradeOf::trade, Collectors.toList())));
    }
}
