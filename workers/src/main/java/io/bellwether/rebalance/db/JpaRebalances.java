package io.bellwether.rebalance.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.rebalance.app.Rebalances;
import io.bellwether.rebalance.domain.Rebalance;
import io.bellwether.rebalance.domain.Rebalance.State;
import io.bellwether.rebalance.domain.Rebalance.Wish;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rebalancings in PostgreSQL; every change of one is made on its locked row. */
@Repository
class JpaRebalances implements Rebalances {
    private static final List<String> UNDER_WAY = List.of(State.REQUESTED.name(), State.RUNNING.name());

    private final RebalanceJpaRepository rows;
    private final EntityManager entities;

    JpaRebalances(RebalanceJpaRepository rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    @Override
    @Transactional(readOnly = true)
    public Rebalance get(String id) {
        return rows.findById(id)
                .map(this::leave)
                .orElseThrow(() -> new PermanentFault("there is no rebalancing '" + id + "'"));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Rebalance> findByKey(DeskId desk, String key) {
        return rows.findByDeskIdAndRequestKey(desk.value(), key).map(this::leave);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Rebalance> underWay(DeskId desk, LocalDate tradingDate) {
        return rows.findFirstByDeskIdAndTradingDateAndStateInOrderByN(desk.value(), tradingDate, UNDER_WAY)
                .map(this::leave);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> running(DeskId desk) {
        return rows.running(desk.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Rebalance create(
            DeskId desk, LocalDate tradingDate, Optional<String> key, Wish wish, String requestedBy, Instant asOf) {
        RebalanceEntity row = new RebalanceEntity();
        row.n = rows.highestNumber(desk.value(), tradingDate) + 1;
        row.id = "%s-%s-rebalance-%d".formatted(desk, tradingDate.format(DateTimeFormatter.BASIC_ISO_DATE), row.n);
        row.deskId = desk.value();
        row.tradingDate = tradingDate;
        row.requestKey = key.orElse(row.id);
        row.requestedBy = requestedBy;
        row.requestedAsOf = asOf;
        row.wish(wish);
        row.state = State.REQUESTED.name();
        row.detail = "";
        entities.persist(row);
        return written(row);
    }

    @Override
    @Transactional
    public boolean claim(String id, long processInstance) {
        return lockRow(id)
                .filter(row -> row.state.equals(State.REQUESTED.name())
                        || row.state.equals(State.RUNNING.name())
                                && Objects.equals(row.processInstance, processInstance))
                .map(row -> {
                    row.state = State.RUNNING.name();
                    row.processInstance = processInstance;
                    return written(row);
                })
                .isPresent();
    }

    @Override
    @Transactional
    public void end(String id, State state, String detail, Instant asOf) {
        lockRow(id).filter(row -> !row.hasEnded()).ifPresent(row -> {
            row.state = state.name();
            row.detail = detail;
            row.endedAsOf = asOf;
            written(row);
        });
    }

    @Override
    @Transactional
    public void valued(String id, Money cash, Money equity) {
        lockRow(id).filter(row -> row.equityAfter == null).ifPresent(row -> {
            row.cashAfter = cash.amount();
            row.equityAfter = equity.amount();
            written(row);
        });
    }

    /** Reads the row while locking it; none is kept from an earlier read, which may be stale. */
    private Optional<RebalanceEntity> lockRow(String id) {
        return Optional.ofNullable(entities.find(RebalanceEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Rebalance written(RebalanceEntity row) {
        entities.flush();
        return leave(row);
    }

    /** The rebalancing of a row whose changes are written; the session forgets the row. */
    private Rebalance leave(RebalanceEntity row) {
        Rebalance rebalance = row.toDomain();
        entities.detach(row);
        return rebalance;
    }
}
