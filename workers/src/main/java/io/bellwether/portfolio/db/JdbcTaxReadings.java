package io.bellwether.portfolio.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.platform.ByName;
import io.bellwether.portfolio.app.TaxReadings;
import io.bellwether.portfolio.domain.SplitRatio;
import io.bellwether.portfolio.domain.TradeFees;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Purchases and sales from the lots, their closings and what corporate actions made of them. */
@Repository
class JdbcTaxReadings implements TaxReadings {
    private final JdbcClient db;

    JdbcTaxReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Purchase> purchases(DeskId desk) {
        return db.sql("""
                        select l.id, l.symbol, opened_on as "on", l.quantity as shares, cost, coalesce(o.transfer, false) as moved
                        from tax_lot l
                        left join fill f on f.id = l.fill_id
                        left join trade_order o on o.id = f.order_id
                        where l.desk_id = :desk and not exists (
                            select 1 from lot_adjustment j where j.desk_id = l.desk_id and j.new_lot_id = l.id)
                        order by opened_as_of, l.id
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Purchase.class))
                .list();
    }

    @Override
    public List<Disposal> disposals(DeskId desk) {
        return db.sql("""
                        select c.fill_id as sale, b.id as lot, c.closed_on as "on", c.quantity as shares, c.proceeds,
                               c.quantity as counted, c.proceeds - c.realised_pnl as cost, coalesce(o.transfer, false) as moved
                        from lot_closing c
                        join tax_lot l on l.desk_id = c.desk_id and l.id = c.lot_id
                        join tax_lot b on b.desk_id = l.desk_id and b.fill_id = l.fill_id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = b.desk_id and j.new_lot_id = b.id)
                        left join fill f on f.id = c.fill_id
                        left join trade_order o on o.id = f.order_id
                        left join booked_action a on a.desk_id = c.desk_id and a.key = c.fill_id
                        where c.desk_id = :desk
                        order by c.closed_on, coalesce(f.as_of, a.as_of), c.fill_id, b.opened_as_of, b.id
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Disposal.class))
                .list();
    }

    @Override
    public Map<String, Quantity> openShares(DeskId desk) {
        return db.sql("""
                        select b.id as lot, sum(l.quantity
                            - coalesce((select sum(c.quantity) from lot_closing c
                                        where c.desk_id = l.desk_id and c.lot_id = l.id), 0)
                            - coalesce((select sum(j.quantity) from lot_adjustment j
                                        where j.desk_id = l.desk_id and j.lot_id = l.id), 0)) as shares
                        from tax_lot l
                        join tax_lot b on b.desk_id = l.desk_id and b.fill_id = l.fill_id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = b.desk_id and j.new_lot_id = b.id)
                        where l.desk_id = :desk group by b.id
                        """).param("desk", desk.value()).query(ByName.rows(OpenLot.class)).list().stream()
                .collect(Collectors.toMap(OpenLot::lot, OpenLot::shares));
    }

    private record OpenLot(String lot, Quantity shares) {}

    @Override
    public List<CorporateAction> bookedActions(DeskId desk) {
        return db.sql("""
                        select a.kind, a.symbol, a.ex_date, a.new_symbol, sum(n.quantity) as made,
                            sum(j.quantity) as of
                        from booked_action a
                        join lot_adjustment j on j.desk_id = a.desk_id and j.action_key = a.key
                        join tax_lot n on n.desk_id = j.desk_id and n.id = j.new_lot_id
                        where a.desk_id = :desk
                        group by a.key, a.kind, a.symbol, a.ex_date, a.new_symbol
                        """).param("desk", desk.value()).query(ByName.rows(Booked.class)).list().stream()
                .map(Booked::action)
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    @Override
    public TradeFees fees(DeskId desk) {
        List<Fee> fees = db.sql("""
                        select f.id as sale, l.id as lot, f.fee from fill f
                        left join tax_lot l on l.desk_id = f.desk_id and l.fill_id = f.id and not exists (
                            select 1 from lot_adjustment j where j.desk_id = l.desk_id and j.new_lot_id = l.id)
                        where f.desk_id = :desk and f.fee <> 0
                        """)
                .param("desk", desk.value())
                .query(ByName.rows(Fee.class))
                .list();
        Map<String, Money> bought = new HashMap<>();
        Map<String, Money> sold = new HashMap<>();
        for (Fee fee : fees) {
            fee.lot().ifPresentOrElse(lot -> bought.put(lot, fee.fee()), () -> sold.put(fee.sale(), fee.fee()));
        }
        return new TradeFees(bought, sold);
    }

    private record Fee(String sale, Optional<String> lot, Money fee) {}

    private record Booked(
            String kind, Symbol symbol, LocalDate exDate, Symbol newSymbol, BigDecimal made, BigDecimal of) {
        CorporateAction action() {
            return kind.equals("SPLIT")
                    ? SplitRatio.of(made, of).split(symbol, exDate)
                    : new CorporateAction.SymbolChange(symbol, exDate, newSymbol);
        }
    }
}
