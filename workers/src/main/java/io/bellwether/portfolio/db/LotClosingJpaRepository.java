package io.bellwether.portfolio.db;

import org.springframework.data.jpa.repository.JpaRepository;

interface LotClosingJpaRepository extends JpaRepository<LotClosingEntity, LotClosingEntity.Key> {}
