package io.bellwether.desk.db;

import io.bellwether.platform.RepeatableRows;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface DeskJpaRepository extends JpaRepository<DeskEntity, String>, RepeatableRows<DeskEntity> {
    List<DeskEntity> findByActiveTrueOrderById();

    List<DeskEntity> findAllByOrderById();

    @Modifying
    @Query("update DeskEntity d set d.limits = :limits where d.id = :id")
    void limit(String id, String limits);

    /** As whoever marks an order as sent does. */
    @NativeQuery("select id from desk where id = :id for update")
    Optional<String> lock(String id);

    @NativeQuery("select id from desk where id = (select desk_id from desk_halt where id = :haltId) for update")
    Optional<String> lockHalted(long haltId);
}
