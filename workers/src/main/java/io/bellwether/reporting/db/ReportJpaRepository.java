package io.bellwether.reporting.db;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ReportJpaRepository extends JpaRepository<ReportEntity, String> {
    @Query("select r.id from ReportEntity r where r.deskId = :deskId and r.tradingDate = :date and r.kind = 'DAILY'")
    Optional<String> daily(String deskId, LocalDate date);

    /** Leaves the report alone that is there. */
    @Modifying
    @Query(value = """
            insert into report (id, desk_id, trading_date, kind, model)
            values (:id, :deskId, :date, 'DAILY', cast(:model as jsonb)) on conflict do nothing
            """, nativeQuery = true)
    void insertIfAbsent(String id, String deskId, LocalDate date, String model);

    @Modifying
    @Query("""
            update ReportEntity r set r.subject = :subject, r.html = :html, r.chart = :chart
            where r.id = :id and r.queuedAt is null
            """)
    void render(String id, String subject, String html, byte @Nullable [] chart);

    @Query(value = "select * from report where id = :id and queued_at is null for update", nativeQuery = true)
    Optional<ReportEntity> lockUnqueued(String id);

    @Modifying
    @Query(value = "update report set queued_at = now() where id = :id", nativeQuery = true)
    void markQueued(String id);
}
