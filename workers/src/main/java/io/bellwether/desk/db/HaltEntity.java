package io.bellwether.desk.db;

import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code desk_halt}. Only what changes is written: others write how far its process is. */
@Entity
@DynamicUpdate
@Table(name = "desk_halt")
@NullUnmarked
class HaltEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String deskId;
    String reason;
    String requestedBy;
    boolean flatten;
    Instant haltedAsOf;

    String againReason;
    String againBy;
    boolean againFlatten;
    Instant againAsOf;

    String flattenBy;
    Instant flattenAsOf;

    Long processInstance;
    Instant cancelledAsOf;
    Integer ordersLeft;

    @Column(precision = 18, scale = 9)
    BigDecimal sharesLeft;

    String trouble = "";
    Instant progressAsOf;

    Instant releasedAsOf;
    String releasedBy;
    String releaseReason;
    String whatNext = "";

    static HaltEntity of(DeskId desk, Halt halt) {
        HaltEntity row = new HaltEntity();
        row.deskId = desk.value();
        row.reason = halt.reason();
        row.requestedBy = halt.requestedBy();
        row.flatten = halt.flatten();
        row.haltedAsOf = halt.asOf();
        return row;
    }

    StandingHalt toDomain() {
        return new StandingHalt(
                id,
                new DeskId(deskId),
                new Halt(reason, requestedBy, flatten, haltedAsOf),
                Optional.ofNullable(processInstance),
                Optional.ofNullable(cancelledAsOf),
                new StandingHalt.Progress(
                        Optional.ofNullable(ordersLeft),
                        Optional.ofNullable(sharesLeft),
                        trouble,
                        Optional.ofNullable(progressAsOf)));
    }
}
