package io.bellwether.watch.db;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConditionJpaRepository extends JpaRepository<ConditionEntity, Long> {
    List<ConditionEntity> findByOverAtIsNullOrderByKey();
}
