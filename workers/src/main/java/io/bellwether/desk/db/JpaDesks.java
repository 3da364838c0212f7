package io.bellwether.desk.db;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.ClockProperties;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Desks in PostgreSQL. */
@Repository
class JpaDesks implements Desks {
    private final DeskJpaRepository rows;
    private final ClockProperties clock;

    JpaDesks(DeskJpaRepository rows, ClockProperties clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return rows.findById(id.value()).map(rows::forget).map(DeskEntity::toDomain);
    }

    @Override
    public List<Desk> active() {
        return toDomain(rows.findByActiveTrueOrderById());
    }

    @Override
    public List<Desk> all() {
        return toDomain(rows.findAllByOrderById());
    }

    private List<Desk> toDomain(List<DeskEntity> desks) {
        return desks.stream().map(rows::forget).map(DeskEntity::toDomain).toList();
    }

    @Override
    @Transactional
    public boolean create(Desk desk) {
        refuseRealMoneyByAMovedClock(desk);
        return rows.insertOnce(new DeskEntity().with(desk));
    }

    @Override
    @Transactional
    public void save(Desk desk) {
        refuseRealMoneyByAMovedClock(desk);
        rows.written(rows.save(
                rows.findById(desk.id().value()).orElseGet(DeskEntity::new).with(desk)));
    }

    private void refuseRealMoneyByAMovedClock(Desk desk) {
        if (clock.isMoved() && desk.mode() == Desk.Mode.LIVE) {
            throw new PermanentFault(
                    "bellwether.clock.file is for drills and tests: desk %s cannot trade real money by it"
                            .formatted(desk.id()));
        }
    }
}
