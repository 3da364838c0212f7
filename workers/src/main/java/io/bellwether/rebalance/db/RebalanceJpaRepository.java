package io.bellwether.rebalance.db;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RebalanceJpaRepository extends JpaRepository<RebalanceEntity, String> {
    Optional<RebalanceEntity> findByDeskIdAndRequestKey(String deskId, String key);

    Optional<RebalanceEntity> findFirstByDeskIdAndTradingDateAndStateInOrderByN(
            String deskId, LocalDate date, Collection<String> states);

    @Query("select r.id from RebalanceEntity r where r.deskId = :deskId and r.state = 'RUNNING' order by r.id")
    List<String> running(String deskId);

    @Query("select coalesce(max(r.n), 0) from RebalanceEntity r where r.deskId = :deskId and r.tradingDate = :date")
    int highestNumber(String deskId, LocalDate date);
}
