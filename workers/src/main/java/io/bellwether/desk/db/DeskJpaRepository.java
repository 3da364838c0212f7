package io.bellwether.desk.db;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface DeskJpaRepository extends JpaRepository<DeskEntity, String> {
    List<DeskEntity> findByActiveTrueOrderById();

    List<DeskEntity> findAllByOrderById();
}
