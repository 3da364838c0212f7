package io.bellwether.desk.db;

import io.bellwether.platform.RepeatableRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code trading_day}; what depends on the row's state is one statement, since two jobs may try at once. */
interface TradingDayJpaRepository
        extends JpaRepository<TradingDayEntity, TradingDayEntity.Key>, RepeatableRows<TradingDayEntity> {
    Optional<TradingDayEntity> findFirstByKeyDeskIdOrderByKeyTradingDateDesc(String deskId);

    Optional<TradingDayEntity> findFirstByKeyDeskIdAndStopAskedAsOfIsNotNullAndEndedAtIsNullOrderByKeyTradingDateDesc(
            String deskId);

    @Query("""
            select d.key.tradingDate from TradingDayEntity d where d.key.deskId = :deskId and d.status = 'DONE'
            order by d.key.tradingDate
            """)
    List<LocalDate> done(String deskId);

    @Query("""
            select d.key.tradingDate from TradingDayEntity d
            where d.key.deskId = :deskId and d.status in ('OPENED', 'PLANNED', 'INCOMPLETE') and d.endedAt is null
                and d.clock <> 'replay'
            order by d.key.tradingDate
            """)
    List<LocalDate> underWay(String deskId);

    @Modifying
    @NativeQuery("""
            insert into trading_day as d (desk_id, trading_date, clock, status, process_instance_key, plan)
            values (:deskId, :date, :clock, 'PLANNED', :instance, cast(:plan as jsonb))
            on conflict (desk_id, trading_date) do update
            set process_instance_key = excluded.process_instance_key, clock = excluded.clock,
                status = case when d.status = 'OPENED' then 'PLANNED' else d.status end,
                plan = excluded.plan, updated_at = now(),
                stop_asked_as_of = case when d.process_instance_key is null then null else d.stop_asked_as_of end
            where (d.process_instance_key is null and d.status <> 'DONE')
                or d.process_instance_key = excluded.process_instance_key
            """)
    int claim(String deskId, LocalDate date, String clock, long instance, String plan);

    @Modifying
    @NativeQuery("""
            update trading_day set process_instance_key = null, updated_at = now()
            where desk_id = :deskId and trading_date = :date and process_instance_key = :instance
            """)
    int release(String deskId, LocalDate date, long instance);

    @Modifying
    @NativeQuery("""
            update trading_day
            set status = case when status = 'STOPPED' or (status = 'INCOMPLETE' and :status = 'DONE')
                         then status else :status end,
                ended_at = case when :status = 'DONE' then coalesce(ended_at, now()) else ended_at end,
                updated_at = now()
            where desk_id = :deskId and trading_date = :date
            """)
    void finish(String deskId, LocalDate date, String status);

    @Modifying
    @NativeQuery("""
            update trading_day set status = 'INCOMPLETE', updated_at = now()
            where desk_id = :deskId and trading_date = :date and status in ('OPENED', 'PLANNED', 'DONE')
            """)
    void markIncomplete(String deskId, LocalDate date);

    @Modifying
    @NativeQuery("""
            update trading_day set stop_asked_as_of = :asOf
            where desk_id = :deskId and trading_date = :date and stop_asked_as_of is null
            """)
    void stopAsked(String deskId, LocalDate date, Instant asOf);

    @Modifying
    @NativeQuery("""
            update trading_day d set process_instance_key = null, updated_at = now(),
                status = case when exists (select 1 from session_run r
                    where r.desk_id = d.desk_id and r.trading_date = d.trading_date and r.state = 'MISSED')
                then 'INCOMPLETE' else 'OPENED' end
            where desk_id = :deskId and trading_date = :date and status = 'STOPPED'
            """)
    int reopen(String deskId, LocalDate date);
}
