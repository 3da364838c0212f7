package io.bellwether.desk.db;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.domain.StandingHalt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The columns of {@code desk_halt} that say who serves a halt and how far it is: an outbox and a progress bar. */
@Repository
class JpaHaltService implements HaltService {
    private final HaltJpaRepository rows;

    JpaHaltService(HaltJpaRepository rows) {
        this.rows = rows;
    }

    @Override
    public List<StandingHalt> unserved() {
        return toDomain(rows.unserved());
    }

    @Override
    public List<StandingHalt> unsold() {
        return toDomain(rows.unsold());
    }

    private List<StandingHalt> toDomain(List<HaltEntity> halts) {
        return halts.stream().map(rows::forget).map(HaltEntity::toDomain).toList();
    }

    @Override
    @Transactional
    public boolean serve(long haltId, long processInstance, boolean startedByKey) {
        return rows.serve(haltId, processInstance, startedByKey) == 1;
    }

    @Override
    @Transactional
    public void toldToSell(long haltId) {
        rows.toldToSell(haltId);
    }

    @Override
    @Transactional
    public void selling(long haltId) {
        rows.selling(haltId);
    }

    @Override
    @Transactional
    public void ordersLeft(long haltId, int orders, String trouble, Instant asOf) {
        rows.ordersLeft(haltId, orders, trouble, asOf);
    }

    @Override
    @Transactional
    public void cancelled(long haltId, Instant asOf) {
        rows.cancelled(haltId, asOf);
    }

    @Override
    @Transactional
    public void sharesLeft(long haltId, BigDecimal shares, String trouble, Instant asOf) {
        rows.sharesLeft(haltId, shares, trouble, asOf);
    }
}
