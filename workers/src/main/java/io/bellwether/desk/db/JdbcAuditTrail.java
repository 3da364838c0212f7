package io.bellwether.desk.db;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code audit_entry}, append-only. */
@Repository
class JdbcAuditTrail implements AuditTrail {
    private final JdbcClient db;

    JdbcAuditTrail(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void record(DeskId desk, String actor, String action, String subject, Map<String, ?> detail) {
        db.sql("""
                        insert into audit_entry (desk_id, actor, action, subject, detail)
                        values (:desk, :actor, :action, :subject, cast(:detail as jsonb))
                        """)
                .param("desk", desk.value())
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("detail", Json.write(detail))
                .update();
    }
}
