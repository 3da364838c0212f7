package io.bellwether.desk.db;

import io.bellwether.platform.RepeatableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code desk_halt}; who serves a halt, and since when by the database's time, is asked and said in SQL. */
interface HaltJpaRepository extends JpaRepository<HaltEntity, Long>, RepeatableRows<HaltEntity> {
    Optional<HaltEntity> findByDeskIdAndReleasedAsOfIsNull(String deskId);

    Optional<HaltEntity> findByIdAndReleasedAsOfIsNull(long id);

    @Query("select max(h.releasedAsOf) from HaltEntity h where h.deskId = :deskId and h.releasedAsOf <= :asOf")
    Optional<Instant> lastRelease(String deskId, Instant asOf);

    @NativeQuery("""
            select * from desk_halt where released_as_of is null
                and announced_at is null and created_at <= now() - interval '2 seconds'
            order by id
            """)
    List<HaltEntity> unserved();

    @NativeQuery("""
            select * from desk_halt where released_as_of is null
                and flatten and process_instance is not null and flatten_taken_up_at is null
                and (flatten_told_at is null or flatten_told_at <= now() - interval '5 seconds')
            order by id
            """)
    List<HaltEntity> unsold();

    @Modifying
    @NativeQuery("""
            update desk_halt set process_instance = :instance, started_by_key = :byKey,
                announced_at = coalesce(announced_at, now()),
                cancelled_as_of = case when process_instance = :instance then cancelled_as_of end,
                flatten_taken_up_at = case when process_instance = :instance then flatten_taken_up_at end
            where id = :id and released_as_of is null
                and (process_instance is null or process_instance = :instance or (started_by_key and :byKey))
            """)
    int serve(long id, long instance, boolean byKey);

    @Modifying
    @NativeQuery("update desk_halt set flatten_told_at = now() where id = :id")
    void toldToSell(long id);

    @Modifying
    @NativeQuery("""
            update desk_halt set flatten_taken_up_at = coalesce(flatten_taken_up_at, now())
            where id = :id and released_as_of is null
            """)
    void selling(long id);

    @Modifying
    @Query("""
            update HaltEntity h set h.ordersLeft = :left, h.trouble = :trouble, h.progressAsOf = :asOf
            where h.id = :id and h.releasedAsOf is null
            """)
    void ordersLeft(long id, int left, String trouble, Instant asOf);

    @Modifying
    @Query("""
            update HaltEntity h set h.sharesLeft = :left, h.trouble = :trouble, h.progressAsOf = :asOf
            where h.id = :id and h.releasedAsOf is null
            """)
    void sharesLeft(long id, BigDecimal left, String trouble, Instant asOf);

    @Modifying
    @Query("""
            update HaltEntity h set h.cancelledAsOf = coalesce(h.cancelledAsOf, :asOf)
            where h.id = :id and h.releasedAsOf is null
            """)
    void cancelled(long id, Instant asOf);

    @Modifying
    @Query("update HaltEntity h set h.releasedBy = :actor where h.id = :id and h.releasedBy = :unknownYet")
    int nameReleaser(long id, String unknownYet, String actor);

    @Modifying
    @Query("update HaltEntity h set h.whatNext = :text where h.id = :id")
    void whatNext(long id, String text);
}
