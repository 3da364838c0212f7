package io.bellwether.risk.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was in use when a cluster was called a bucket. */
class ClusterNamesMigrationIT {
    private static JdbcClient db;

    @BeforeAll
    static void migrateRowsOfBefore() {
        String url = TestDatabase.createDatabase();
        FluentConfiguration flyway =
                Flyway.configure().dataSource(url, "postgres", "").schemas("bellwether");
        flyway.target("179").load().migrate();
        db = JdbcClient.create(new DriverManagerDataSource(url + "&currentSchema=bellwether"));
        List.of("""
                        insert into desk (id, name, mode, broker, market, initial_cash, settings, limits)
                        values ('d', 'D', 'PAPER', 'paper', 'm', 1,
                            '{"limits": {"MAX_BUCKET": 0.4, "MAX_POSITION": 0.2}}', '{"MAX_BUCKET": 0.3}')
                        """, """
                        insert into segment (desk_id, id, name, limits) values ('d', 's', 'S', '{"MAX_BUCKET": 0.1}')
                        """, """
                        set session_replication_role = replica;
                        insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed, numbers)
                        values ('d', '2026-03-03', 'MORNING', 'a', 1, 'BUCKET', true,
                                '{"maxBucket": 0.4, "bucket": 2, "exposure": 10}'),
                               ('d', '2026-03-03', 'MORNING', 'a', 1, 'SIZING', true, '{"BUCKET": 30, "shares": 30}'),
                               ('d', '2026-03-03', 'MORNING', 'a', 1, 'LIQUIDITY', true, '{"minimum": 5}')
                        """, """
                        insert into trade_order
                            (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type, quantity,
                             reference_price, timing, state, sizing, created_as_of)
                        values ('o', 'd', '2026-03-03', 'MORNING', 1, 'DECISION', 'ABC', 'BUY', 'MARKET', 30,
                            5, 'DAY', 'CREATED', '{"binding": "BUCKET", "BUCKET": 30}', '2026-03-03T14:30Z')
                        """).forEach(sql -> db.sql(sql).update());
        flyway.target("180").load().migrate();
    }

    @Test
    void limitsKeepTheirValues() {
        assertThat(text("select concat_ws(' ', settings ->> 'limits', limits) from desk"))
                .containsExactly("{\"MAX_CLUSTER\": 0.4, \"MAX_POSITION\": 0.2} {\"MAX_CLUSTER\": 0.3}");
        assertThat(text("select cast(limits as text) from segment")).containsExactly("{\"MAX_CLUSTER\": 0.1}");
    }

    @Test
    void verdictsAndSizesKeepTheirNumbers() {
        assertThat(text("select concat_ws(' ', rule, numbers) from risk_check order by rule"))
                .containsExactly(
                        "CLUSTER {\"cluster\": 2, \"exposure\": 10, \"maxCluster\": 0.4}",
                        "LIQUIDITY {\"minimum\": 5}",
                        "SIZING {\"shares\": 30, \"CLUSTER\": 30}");
        assertThat(text("select cast(sizing as text) from trade_order"))
                .containsExactly("{\"CLUSTER\": 30, \"binding\": \"CLUSTER\"}");
    }

    private static List<String> text(String sql) {
        return db.sql(sql).query(String.class).list();
    }
}
