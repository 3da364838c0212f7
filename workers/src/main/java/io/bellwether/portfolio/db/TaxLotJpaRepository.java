package io.bellwether.portfolio.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface TaxLotJpaRepository extends JpaRepository<TaxLotEntity, TaxLotEntity.Key> {
    /** Lots of a symbol with shares left. */
    @Query("""
            select l.id.id as id, l.openedOn as openedOn, l.openedAsOf as openedAsOf, l.fillId as fillId,
                   l.quantity as quantity, l.price as price, l.cost as cost, coalesce(sum(c.quantity), 0) as closed
            from TaxLotEntity l
            left join LotClosingEntity c on c.id.deskId = l.id.deskId and c.id.lotId = l.id.id
            where l.id.deskId = :desk and l.symbol = :symbol
            group by l.id.id, l.openedOn, l.openedAsOf, l.fillId, l.quantity, l.price, l.cost
            having coalesce(sum(c.quantity), 0) < l.quantity
            """)
    List<OpenLot> open(String desk, String symbol);

    /** Open shares and their cost, by symbol, only what is held. */
    @Query(value = """
            select l.symbol as symbol,
                   sum(l.quantity - coalesce(c.quantity, 0)) as shares,
                   sum(l.cost - coalesce(c.cost, 0)) as cost
            from tax_lot l
            left join (select lot_id, sum(quantity) as quantity, sum(proceeds - realised_pnl) as cost
                       from lot_closing where desk_id = :desk group by lot_id) c on c.lot_id = l.id
            where l.desk_id = :desk
            group by l.symbol
            having sum(l.quantity - coalesce(c.quantity, 0)) <> 0 or sum(l.cost - coalesce(c.cost, 0)) <> 0
            """, nativeQuery = true)
    List<Held> held(String desk);

    /** A lot with the shares sold of it. */
    interface OpenLot {
        String getId();

        LocalDate getOpenedOn();

        Instant getOpenedAsOf();

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
