package io.bellwether.desk.db;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.Releases;
import io.bellwether.desk.app.StopFile;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.StoredMoments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Halts in PostgreSQL. Setting and releasing one locks the desk's row, as whoever marks an order as sent does: after
 * {@link #halt} returned no order can still slip through. The columns that say who serves a halt and how far it is are an
 * outbox and a progress bar.
 */
@Repository
class JpaHalts implements Halts, Releases, HaltService {
    private final HaltJpaRepository rows;
    private final DeskJpaRepository desks;
    private final StopFile stopFile;

    JpaHalts(HaltJpaRepository rows, DeskJpaRepository desks, StopFile stopFile) {
        this.rows = rows;
        this.desks = desks;
        this.stopFile = stopFile;
    }

    @Override
    public Optional<Halt> current(DeskId desk) {
        return stopFile.standing().or(() -> standing(desk).map(StandingHalt::halt));
    }

    @Override
    public Optional<StandingHalt> standing(DeskId desk) {
        return rows.findByDeskIdAndReleasedAsOfIsNull(desk.value())
                .map(rows::forget)
                .map(HaltEntity::toDomain);
    }

    @Override
    public Optional<StandingHalt> standing(long haltId) {
        return rows.findByIdAndReleasedAsOfIsNull(haltId).map(rows::forget).map(HaltEntity::toDomain);
    }

    @Override
    public Optional<Instant> last(DeskId desk, Instant asOf) {
        return rows.lastRelease(desk.value(), asOf);
    }

    @Override
    @Transactional
    public boolean halt(DeskId desk, Halt halt) {
        desks.lock(desk.value());
        return rows.insertOnce(HaltEntity.of(desk, halt));
    }

    @Override
    @Transactional
    public boolean pulledAgain(long haltId, Halt request) {
        desks.lockHalted(haltId);
        return rows.findByIdAndReleasedAsOfIsNull(haltId)
                .map(row -> pulledAgain(row, request))
                .orElse(false);
    }

    private boolean pulledAgain(HaltEntity row, Halt request) {
        if (!row.haltedAsOf.equals(StoredMoments.stored(request.asOf()))) {
            row.againReason = request.reason();
            row.againBy = request.requestedBy();
            row.againAsOf = request.asOf();
            row.againFlatten |= request.flatten();
        }
        boolean added = request.flatten() && !row.flatten;
        if (added) {
            row.flatten = true;
            row.flattenBy = request.requestedBy();
            row.flattenAsOf = request.asOf();
        }
        rows.written(row);
        return added;
    }

    @Override
    @Transactional
    public Release release(long haltId, String releasedBy, String reason, Instant asOf) {
        desks.lockHalted(haltId);
        return rows.findByIdAndReleasedAsOfIsNull(haltId)
                .map(row -> {
                    row.releasedAsOf = asOf;
                    row.releasedBy = releasedBy;
                    row.releaseReason = reason;
                    return haltAgain(rows.written(row), asOf);
                })
                .orElse(Release.WAS_RELEASED);
    }

    /** The stop was pulled after the release had been decided: whoever pulled it must find the desk halted. */
    private Release haltAgain(HaltEntity row, Instant releasedAsOf) {
        if (row.againAsOf == null || row.againAsOf.isBefore(releasedAsOf)) {
            return Release.RELEASED;
        }
        Halt again = new Halt(row.againReason, row.againBy, row.againFlatten, row.againAsOf);
        rows.insertOnce(HaltEntity.of(new DeskId(row.deskId), again));
        return Release.HALTED_AGAIN;
    }

    @Override
    @Transactional
    public Release releaseUnnumbered(DeskId desk, String releasedBy, String reason, Instant asOf) {
        desks.lock(desk.value());
        return standing(desk)
                .filter(halt -> halt.processInstance().isEmpty())
                .map(halt -> release(halt.id(), releasedBy, reason, asOf))
                .orElse(Release.WAS_RELEASED);
    }

    @Override
    @Transactional
    public void whatNext(long haltId, String text) {
        rows.whatNext(haltId, text);
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
