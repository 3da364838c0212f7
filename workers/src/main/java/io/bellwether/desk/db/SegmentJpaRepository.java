package io.bellwether.desk.db;

import io.bellwether.platform.RepeatableRows;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code segment}. */
interface SegmentJpaRepository extends JpaRepository<SegmentEntity, SegmentEntity.Key>, RepeatableRows<SegmentEntity> {
    @Query("select s.key.id from SegmentEntity s where s.key.deskId = :deskId order by s.key.id")
    List<String> ids(String deskId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<SegmentEntity> findLockedByKey(SegmentEntity.Key key);

    @Modifying
    @Query("update SegmentEntity s set s.name = :name where s.key = :key")
    void rename(SegmentEntity.Key key, String name);

    @Modifying
    @Query("update SegmentEntity s set s.limits = :limits where s.key = :key")
    void limit(SegmentEntity.Key key, String limits);
}
