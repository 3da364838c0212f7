package io.bellwether.desk.db;

import io.bellwether.desk.app.ReleaseNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Column {@code desk_halt.released_by}; the audit trail, which is append-only, gets an entry of its own. */
@Repository
class JdbcReleaseNames implements ReleaseNames {
    private final JdbcClient db;

    JdbcReleaseNames(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void name(long haltId, String placeholder, String actor) {
        int named = db.sql("update desk_halt set released_by = :actor where id = :halt and released_by = :placeholder")
                .param("actor", actor)
                .param("halt", haltId)
                .param("placeholder", placeholder)
                .update();
        if (named == 1) {
            db.sql("""
                            insert into audit_entry (desk_id, actor, action, subject, detail)
                            select desk_id, :actor, 'RELEASE_STOP_NAMED', desk_id, jsonb_build_object('haltId', id)
                            from desk_halt where id = :halt
                            """).param("actor", actor).param("halt", haltId).update();
        }
    }
}
