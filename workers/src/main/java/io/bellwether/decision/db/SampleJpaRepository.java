package io.bellwether.decision.db;

import io.bellwether.platform.RepeatableRows;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Queries over {@code decision_sample}. */
interface SampleJpaRepository extends JpaRepository<SampleEntity, SampleEntity.Key>, RepeatableRows<SampleEntity> {
    List<SampleEntity> findByKeyAttemptIdOrderByKeyN(String attemptId);

    @Modifying
    @Query("update SampleEntity s set s.verdict = :verdict, s.problems = :problems where s.key = :key")
    void judge(SampleEntity.Key key, String verdict, String problems);

    @NativeQuery("""
            select raw_answer from decision_sample
            where attempt_id = :attemptId and verdict = 'INVALID' and problems = cast(:problems as jsonb)
            order by n limit 1
            """)
    Optional<String> refusedFor(String attemptId, String problems);
}
