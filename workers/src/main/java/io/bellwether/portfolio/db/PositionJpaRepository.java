package io.bellwether.portfolio.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface PositionJpaRepository extends JpaRepository<PositionEntity, PositionEntity.Key> {
    /** Open positions, by symbol; values, not managed rows: a later statement cannot make them stale. */
    @Query("""
            select p.id.symbol as symbol, p.quantity as quantity, p.averageCost as averageCost,
                   p.costBasis as costBasis, p.stopPrice as stopPrice, p.openedOn as openedOn
            from PositionEntity p where p.id.deskId = :desk and p.quantity > 0 order by p.id.symbol
            """)
    List<Open> open(String desk);

    /** Writes what the lots make; a stop only rises while the position is open, a new position starts without. */
    @Modifying
    @Query(value = """
            insert into position as p (desk_id, symbol, quantity, average_cost, cost_basis, stop_price, opened_on)
            values (:desk, :symbol, :quantity, :averageCost, :costBasis, cast(:stop as numeric), :openedOn)
            on conflict (desk_id, symbol) do update set
                quantity = excluded.quantity,
                average_cost = excluded.average_cost,
                cost_basis = excluded.cost_basis,
                stop_price = case when p.quantity = 0 then excluded.stop_price
                                  else greatest(p.stop_price, excluded.stop_price) end,
                opened_on = excluded.opened_on,
                created_at = case when p.quantity = 0 then now() else p.created_at end,
                updated_at = now()
            """, nativeQuery = true)
    void write(
            String desk,
            String symbol,
            BigDecimal quantity,
            BigDecimal averageCost,
            BigDecimal costBasis,
            @Nullable BigDecimal stop,
            LocalDate openedOn);

    /**
     * Writes what a corporate action made of a position: its stop and its last price are those of the new shares. Where
     * the new symbol is held already, the higher stop stands.
     */
    @Modifying
    @Query(value = """
            insert into position as p (desk_id, symbol, quantity, average_cost, cost_basis, stop_price, last_price,
                                       last_price_as_of, opened_on)
            values (:desk, :symbol, :quantity, :averageCost, :costBasis, cast(:stop as numeric),
                    cast(:lastPrice as numeric), cast(:lastPriceAsOf as timestamptz), :openedOn)
            on conflict (desk_id, symbol) do update set
                quantity = excluded.quantity,
                average_cost = excluded.average_cost,
                cost_basis = excluded.cost_basis,
                stop_price = case when :same or p.quantity = 0 then excluded.stop_price
                                  else greatest(p.stop_price, excluded.stop_price) end,
                last_price = coalesce(excluded.last_price, p.last_price),
                last_price_as_of = coalesce(excluded.last_price_as_of, p.last_price_as_of),
                opened_on = excluded.opened_on,
                created_at = case when p.quantity = 0 then now() else p.created_at end,
                updated_at = now()
            """, nativeQuery = true)
    void restate(
            String desk,
            String symbol,
            BigDecimal quantity,
            BigDecimal averageCost,
            BigDecimal costBasis,
            @Nullable BigDecimal stop,
            @Nullable BigDecimal lastPrice,
            @Nullable Instant lastPriceAsOf,
            LocalDate openedOn,
            boolean same);

    /** The stop and the last price of an open position. */
    @Query(value = """
            select stop_price as stopPrice, last_price as lastPrice, last_price_as_of as lastPriceAsOf
            from position where desk_id = :desk and symbol = :symbol and quantity > 0
            """, nativeQuery = true)
    Optional<Prices> prices(String desk, String symbol);

    @Modifying
    @Query(value = """
            update position set quantity = 0, cost_basis = 0, stop_price = null, updated_at = now()
            where desk_id = :desk and symbol = :symbol
            """, nativeQuery = true)
    void close(String desk, String symbol);

    @Modifying
    @Query(value = """
            update position set stop_price = :stop, updated_at = now()
            where desk_id = :desk and symbol = :symbol and quantity > 0 and (stop_price is null or stop_price < :stop)
            """, nativeQuery = true)
    void raiseStop(String desk, String symbol, BigDecimal stop);

    /** An open position. */
    interface Open {
        String getSymbol();

        BigDecimal getQuantity();

        BigDecimal getAverageCost();

        BigDecimal getCostBasis();

        @Nullable
        BigDecimal getStopPrice();

        LocalDate getOpenedOn();
    }

    /** What a position was last protected and valued at. */
    interface Prices {
        @Nullable
        BigDecimal getStopPrice();

        @Nullable
        BigDecimal getLastPrice();

        @Nullable
        Instant getLastPriceAsOf();
    }
}
