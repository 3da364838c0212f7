package io.bellwether.portfolio.db;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CashEntryJpaRepository extends JpaRepository<CashEntryEntity, CashEntryEntity.Key> {
    @Query("select coalesce(sum(e.amount), 0) from CashEntryEntity e where e.id.deskId = :desk")
    BigDecimal total(String desk);

    /**
     * Sum of the entries that neither a fill nor a corporate action explains, by their kind or because a row of an imported
     * record names them.
     */
    @Query("""
            select coalesce(sum(e.amount), 0) from CashEntryEntity e
            where e.id.deskId = :desk
              and (e.kind not in ('BUY', 'SELL', 'FEE', 'DIVIDEND', 'CASH_IN_LIEU', 'PAYOUT')
                   or e.id.key like 'record:%')
            """)
    BigDecimal funding(String desk);

    /** @return 1, or 0 when the key is taken */
    @Modifying
    @Query(value = """
            insert into cash_entry (desk_id, key, kind, amount, trading_date, as_of, detail)
            values (:desk, :key, :kind, :amount, :tradingDate, :asOf, :detail)
            on conflict (desk_id, key) do nothing
            """, nativeQuery = true)
    int insertIfAbsent(
            String desk,
            String key,
            String kind,
            BigDecimal amount,
            LocalDate tradingDate,
            Instant asOf,
            String detail);
}
