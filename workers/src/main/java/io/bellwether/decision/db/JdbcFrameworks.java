package io.bellwether.decision.db;

import io.bellwether.decision.app.context.Frameworks;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads framework versions from PostgreSQL. */
@Repository
class JdbcFrameworks implements Frameworks {
    private final JdbcClient db;

    JdbcFrameworks(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<FrameworkFacts> current(DeskId desk, Instant asOf) {
        return db.sql("""
                        select version, text from framework_version
                        where desk_id = :desk and approved_as_of < :asOf order by version desc limit 1
                        """)
                .param("desk", desk.value())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(FrameworkFacts.class))
                .optional();
    }
}
