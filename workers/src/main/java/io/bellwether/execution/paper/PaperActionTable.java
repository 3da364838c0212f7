package io.bellwether.execution.paper;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code paper_action}, and what actions change of waiting orders. */
@Component
class PaperActionTable {
    private final JdbcClient db;

    PaperActionTable(JdbcClient db) {
        this.db = db;
    }

    Set<String> applied(DeskId desk) {
        return new HashSet<>(db.sql("select key from paper_action where account = :account")
                .param("account", desk.value())
                .query(String.class)
                .list());
    }

    /** Shares at the close before the ex-date, with what earlier actions made of them. */
    Quantity heldBefore(DeskId desk, CorporateAction action) {
        BigDecimal held = db.sql("""
                        select coalesce(sum(shares), 0) from (
                            select case side when 'BUY' then quantity else -quantity end as shares from paper_execution
                            where account = :account and symbol = :symbol and trading_date < :exDate
                            union all
                            select -shares_before from paper_action
                            where account = :account and symbol = :symbol and ex_date <= :exDate
                            union all
                            select shares_after from paper_action
                            where account = :account and new_symbol = :symbol and ex_date <= :exDate) s
                        """)
                .param("account", desk.value())
                .param("symbol", action.symbol().value())
                .param("exDate", action.exDate())
                .query(BigDecimal.class)
                .single();
        return new Quantity(held.max(BigDecimal.ZERO));
    }

    void add(DeskId desk, CorporateAction action, Quantity held, Entitlement entitlement, Instant asOf) {
        db.sql("""
                        insert into paper_action (account, key, ex_date, symbol, shares_before, new_symbol, shares_after, cash,
                            as_of)
                        values (:account, :key, :exDate, :symbol, :before, :newSymbol, :after, :cash, :asOf)
                        """)
                .param("account", desk.value())
                .param("key", action.key())
                .param("exDate", action.exDate())
                .param("symbol", action.symbol().value())
                .param("before", held.value())
                .param("newSymbol", entitlement.symbol().value())
                .param("after", entitlement.shares().value())
                .param("cash", entitlement.cash().amount())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .update();
    }

    void restate(String order, Quantity quantity, Optional<Price> limit, Optional<Price> stop) {
        db.sql("""
                        update paper_order set quantity = :quantity, limit_price = :limit, stop_price = :stop
                        where client_order_id = :id
                        """)
                .param("id", order)
                .param("quantity", quantity.value())
                .param("limit", limit.map(Price::value).orElse(null))
                .param("stop", stop.map(Price::value).orElse(null))
                .update();
    }
}
