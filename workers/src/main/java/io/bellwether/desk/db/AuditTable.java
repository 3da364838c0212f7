package io.bellwether.desk.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code audit_entry}: who changed what of a desk, and why. */
final class AuditTable {
    private AuditTable() {}

    /**
     * Adds an entry.
     *
     * @param subject what was changed: the desk, or a part of it as {@code desk/part}
     * @param detail values before and after
     */
    static void add(JdbcClient db, DeskId desk, String actor, String action, String subject, Map<String, ?> detail) {
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
