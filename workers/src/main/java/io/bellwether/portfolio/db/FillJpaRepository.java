package io.bellwether.portfolio.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FillJpaRepository extends JpaRepository<FillEntity, String> {
    /** Serialises the bookings of a desk; other tables may go on referring to the row. */
    @Query(value = "select id from desk where id = :desk for no key update", nativeQuery = true)
    List<String> lockDesk(String desk);

    /** @return 1, or 0 when the fill is there already */
    @Modifying
    @Query(value = """
            insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
            values (:id, :orderId, :desk, :symbol, :side, :quantity, :price, :fee, :tradingDate, :asOf)
            on conflict (id) do nothing
            """, nativeQuery = true)
    int insertIfAbsent(
            String id,
            String orderId,
            String desk,
            String symbol,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            LocalDate tradingDate,
            Instant asOf);

    @Query(value = "select count(*) from fill where desk_id = :desk and trading_date = :date", nativeQuery = true)
    long countOn(String desk, LocalDate date);

    @Query(value = "select count(*) from fill where order_id = :orderId", nativeQuery = true)
    long countOf(String orderId);

    /** Shares and cash that the fills alone explain, by symbol. */
    @Query(value = """
            select symbol as symbol,
                   sum(case side when 'BUY' then quantity else -quantity end) as shares,
                   sum(case side when 'BUY' then -round(price * quantity, 2) else round(price * quantity, 2) end - fee) as cash
            from fill where desk_id = :desk group by symbol
            """, nativeQuery = true)
    List<Traded> traded(String desk);

    /** Shares bought less sold, and the cash this moved. */
    interface Traded {
        String getSymbol();

        BigDecimal getShares();

        BigDecimal getCash();
    }
}
