package io.bellwether.rebalance.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.Rebalance.State;
import io.bellwether.rebalance.domain.Rebalance.Wish;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code rebalance} and {@code rebalance_target}. */
@Repository
class JdbcRebalances implements Rebalances {
    private final JdbcClient db;

    JdbcRebalances(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Rebalance get(String id) {
        return find("id = :value", id).orElseThrow(() -> new PermanentFault("there is no rebalancing '" + id + "'"));
    }

    @Override
    public Optional<Rebalance> ofKey(DeskId desk, String key) {
        return find("id = (select id from rebalance where desk_id = :desk and request_key = :value)", key, desk);
    }

    @Override
    public Optional<Rebalance> underWay(DeskId desk, LocalDate tradingDate) {
        return find("""
                desk_id = :desk and trading_date = cast(:value as date) and state in ('REQUESTED', 'RUNNING')
                order by n limit 1""", tradingDate.toString(), desk);
    }

    @Override
    public List<String> running(DeskId desk) {
        return db.sql("select id from rebalance where desk_id = :desk and state = 'RUNNING' order by id")
                .param("desk", desk.value())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    private Optional<Rebalance> find(String where, String value) {
        return db.sql("select * from rebalance where " + where)
                .param("value", value)
                .query((row, n) -> rebalance(row))
                .optional();
    }

    private Optional<Rebalance> find(String where, String value, DeskId desk) {
        return db.sql("select * from rebalance where " + where)
                .param("value", value)
                .param("desk", desk.value())
                .query((row, n) -> rebalance(row))
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Rebalance create(
            DeskId desk, LocalDate tradingDate, Optional<String> key, Wish wish, String requestedBy, Instant asOf) {
        int n = db.sql("select coalesce(max(n), 0) + 1 from rebalance where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", tradingDate)
                .query(Integer.class)
                .single();
        String id = "%s-%s-rebalance-%d".formatted(desk, tradingDate.format(DateTimeFormatter.BASIC_ISO_DATE), n);
        db.sql("""
                        insert into rebalance (id, desk_id, trading_date, n, request_key, requested_by, requested_as_of,
                            band, max_turnover, tax_aware, sell_others, state)
                        values (:id, :desk, :date, :n, :key, :by, :asOf, :band, :turnover, :tax, :others, 'REQUESTED')
                        """)
                .param("id", id)
                .param("desk", desk.value())
                .param("date", tradingDate)
                .param("n", n)
                .param("key", key.orElse(id))
                .param("by", requestedBy)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("band", wish.band())
                .param("turnover", wish.maxTurnover())
                .param("tax", wish.taxAware())
                .param("others", wish.sellOthers())
                .update();
        wish.targets()
                .forEach((symbol, weight) -> db.sql(
                                "insert into rebalance_target (rebalance_id, symbol, weight) values (:id, :symbol, :weight)")
                        .param("id", id)
                        .param("symbol", symbol.value())
                        .param("weight", weight)
                        .update());
        return get(id);
    }

    @Override
    @Transactional
    public boolean claim(String id, long processInstance) {
        return db.sql("""
                        update rebalance set state = 'RUNNING', process_instance = :instance
                        where id = :id
                            and (state = 'REQUESTED' or (state = 'RUNNING' and process_instance = :instance))
                        """).param("id", id).param("instance", processInstance).update() == 1;
    }

    @Override
    @Transactional
    public void end(String id, State state, String detail, Instant asOf) {
        db.sql("""
                        update rebalance set state = :state, detail = :detail, ended_as_of = :asOf
                        where id = :id and state in ('REQUESTED', 'RUNNING')
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("detail", detail)
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional
    public void valued(String id, Money cash, Money equity) {
        db.sql(
                        "update rebalance set cash_after = :cash, equity_after = :equity where id = :id and equity_after is null")
                .param("id", id)
                .param("cash", cash.amount())
                .param("equity", equity.amount())
                .update();
    }

    private Rebalance rebalance(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Rebalance(
                id,
                new DeskId(row.getString("desk_id")),
                row.getObject("trading_date", LocalDate.class),
                row.getString("request_key"),
                new Wish(
                        targets(id),
                        row.getBigDecimal("band"),
                        row.getBigDecimal("max_turnover"),
                        row.getBoolean("tax_aware"),
                        row.getBoolean("sell_others")),
                row.getString("requested_by"),
                State.valueOf(row.getString("state")),
                row.getString("detail"));
    }

    private Map<Symbol, BigDecimal> targets(String id) {
        Map<Symbol, BigDecimal> targets = new HashMap<>();
        db.sql("select symbol, weight from rebalance_target where rebalance_id = :id")
                .param("id", id)
                .query(row -> {
                    targets.put(new Symbol(row.getString("symbol")), row.getBigDecimal("weight"));
                });
        return targets;
    }
}
