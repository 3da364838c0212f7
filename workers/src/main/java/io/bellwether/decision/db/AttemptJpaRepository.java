package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code decision_attempt}. */
interface AttemptJpaRepository extends JpaRepository<AttemptEntity, String>, RepeatableRows<AttemptEntity> {
    List<AttemptEntity> findByContextIdOrderByAdvisorIndexAscRepairAsc(String contextId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<AttemptEntity> findLockedById(String id);

    @Modifying
    @NativeQuery("update decision_attempt set failures = failures || cast(:failure as jsonb) where id = :id")
    void addFailure(String id, String failure);

    @Modifying
    @Query("""
            update AttemptEntity a set a.verdict = :verdict, a.problems = :problems, a.mappings = :mappings
            where a.id = :id
            """)
    void judge(String id, String verdict, String problems, String mappings);

    @Modifying
    @Query("""
            update AttemptEntity a set a.samples = :wanted
            where a.id = :id and a.samples = 1 and a.answer.rawAnswer is null
            """)
    void want(String id, int wanted);

    @Query("select a.samples from AttemptEntity a where a.id = :id")
    int samples(String id);
}
