package io.bellwether.portfolio.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TaxLotJpaRepository extends JpaRepository<TaxLotEntity, TaxLotEntity.Key> {
    /** Lots of a symbol with shares left. */
    @Query(value = """
            select l.id as id, l.opened_on as openedOn, l.opened_as_of as openedAsOf,
                   coalesce(l.since, l.opened_on) as since, l.fill_id as fillId,
                   l.quantity as quantity, l.price as price, l.cost as cost, coalesce(g.quantity, 0) as closed
            from tax_lot l
            left join lateral (
                select sum(quantity) as quantity from (
                    select quantity from lot_closing where desk_id = l.desk_id and lot_id = l.id
                    union all
                    select quantity from lot_adjustment where desk_id = l.desk_id and lot_id = l.id) gone) g on true
            where l.desk_id = :desk and l.symbol = :symbol and coalesce(g.quantity, 0) < l.quantity
            """, nativeQuery = true)
    List<OpenLot> open(String desk, String symbol);

    /** Open shares and their cost, by symbol, only what is held. */
    @Query(value = """
            select l.symbol as symbol,
                   sum(l.quantity - coalesce(g.quantity, 0)) as shares,
                   sum(l.cost - coalesce(g.cost, 0)) as cost
            from tax_lot l
            left join (select lot_id, sum(quantity) as quantity, sum(cost) as cost from (
                           select lot_id, quantity, proceeds - realised_pnl as cost from lot_closing
                           where desk_id = :desk
                           union all
                           select lot_id, quantity, cost from lot_adjustment where desk_id = :desk) gone
                       group by lot_id) g on g.lot_id = l.id
            where l.desk_id = :desk
            group by l.symbol
            having sum(l.quantity - coalesce(g.quantity, 0)) <> 0 or sum(l.cost - coalesce(g.cost, 0)) <> 0
            """, nativeQuery = true)
    List<Held> held(String desk);

    /** A lot with the shares of it that are gone. */
    interface OpenLot {
        String getId();

        LocalDate getOpenedOn();

        Instant getOpenedAsOf();

        LocalDate getSince();

        String getFillId();

        BigDecimal getQuantity();

        BigDecimal getPrice();

        BigDecimal getCost();

        BigDecimal getClosed();
    }

    /** Shares of a symbol and their cost. */
    interface Held {
        String getSymbol();

        BigDecimal getShares();

        BigDecimal getCost();
    }
}
