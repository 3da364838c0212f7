package io.bellwether.desk.db;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.CompletedTasks;
import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.desk.app.WhoCompleted;
import io.bellwether.kernel.DeskId;
import java.util.Map;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the name into a released halt once the engine tells who completed its release task; the audit trail, which is
 * append-only, gets an entry of its own.
 */
@Repository
class JpaReleaseNames implements CompletedTasks {
    private final HaltJpaRepository rows;
    private final AuditTrail audit;

    JpaReleaseNames(HaltJpaRepository rows, AuditTrail audit) {
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public TaskCompletions.Kind kind() {
        return TaskCompletions.Kind.RELEASE;
    }

    @Override
    @Transactional
    public void completedBy(String haltId, String actor) {
        long id = Long.parseLong(haltId);
        if (rows.nameReleaser(id, WhoCompleted.UNKNOWN_YET, actor) == 1) {
            String desk = rows.findById(id).map(rows::forget).orElseThrow().deskId;
            audit.record(new DeskId(desk), actor, "RELEASE_STOP_NAMED", desk, Map.of("haltId", id));
        }
    }
}
