package io.bellwether.cli.health;

import io.bellwether.platform.DoctorCheck;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, and by which migration its tables are. */
@Component
class DatabaseCheck implements DoctorCheck {
    private final JdbcClient db;

    DatabaseCheck(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String area() {
        return "database";
    }

    @Override
    public List<Finding> look() {
        String server = db.sql("select current_setting('server_version')")
                .query(String.class)
                .single();
        String tables = db.sql("select max(version::int)::text from flyway_schema_history where success")
                .query(String.class)
                .single();
        return List.of(Finding.ok("PostgreSQL %s answers; its tables are those of V%s.".formatted(server, tables)));
    }
}
