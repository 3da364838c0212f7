package io.bellwether.desk.db;

import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code segment}. Only what changes is written: its limits are changed apart from its name. */
@Entity
@DynamicUpdate
@Table(name = "segment")
@NullUnmarked
class SegmentEntity {
    @EmbeddedId
    Key key;

    String name;

    @JdbcTypeCode(SqlTypes.JSON)
    String limits = "{}";

    static SegmentEntity of(DeskId desk, Segment segment) {
        SegmentEntity row = new SegmentEntity();
        row.key = new Key(desk, segment.id());
        row.name = segment.name();
        return row;
    }

    /** Natural key. */
    @Embeddable
    record Key(String deskId, String id) implements Serializable {
        Key(DeskId desk, String id) {
            this(desk.value(), id);
        }
    }
}
