package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.context.Frameworks;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class FrameworksIT {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T22:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T22:00:00Z");

    private final Desk desk = TestDesks.desk("frameworks");

    @Autowired
    Frameworks frameworks;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Test
    void theVersionInForceIsTheHighestThatWasApprovedBefore() {
        desks.save(desk);
        assertThat(frameworks.current(desk.id(), SUNDAY)).isEmpty();
        version(1, "first", "risk", FRIDAY);
        version(2, "second", "risk", SUNDAY);
        version(3, "proposed only", null, null);
        assertThat(frameworks.current(desk.id(), FRIDAY)).as("not yet").isEmpty();
        assertThat(frameworks.current(desk.id(), FRIDAY.plusSeconds(1)))
                .isEqualTo(Optional.of(new FrameworkFacts(1, "first")));
        assertThat(frameworks.current(desk.id(), SUNDAY)).contains(new FrameworkFacts(1, "first"));
        assertThat(frameworks.current(desk.id(), SUNDAY.plusSeconds(1))).contains(new FrameworkFacts(2, "second"));
        assertThatThrownBy(() -> version(4, "without a name", null, SUNDAY))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void version(int version, String text, @Nullable String by, @Nullable Instant at) {
        db.sql("""
                        insert into bellwether.framework_version (desk_id, version, text, approved_by, approved_as_of)
                        values (:desk, :version, :text, :by, cast(:at as timestamptz))
                        """)
                .param("desk", desk.id().value())
                .param("version", version)
                .param("text", text)
                .param("by", by)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC).toString())
                .update();
    }
}
