package io.bellwether.marketdata.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was in use before versions of market data were kept. */
class VersionedMarketMigrationIT {
    private static final String STANDS = "(revision, known_from, known_until) = (1, '-infinity', 'infinity')";
    private static JdbcClient db;

    @BeforeAll
    static void migrateRowsOfBefore() {
        String url = TestDatabase.createDatabase();
        FluentConfiguration flyway =
                Flyway.configure().dataSource(url, "postgres", "").schemas("bellwether");
        flyway.target("160").load().migrate();
        db = JdbcClient.create(new DriverManagerDataSource(url + "&currentSchema=bellwether"));
        List.of(
                        "insert into market (id, kind, location) values ('m', 'FILES', 'f'), ('idle', 'FILES', 'g')",
                        """
                        insert into desk (id, name, mode, broker, market, initial_cash, settings)
                        values ('d', 'D', 'PAPER', 'paper', 'm', 1, '{}')
                        """,
                        """
                        insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                        values ('a', 'd', '2026-03-03', 'MORNING', '2026-03-03T14:30Z', '{}'),
                               ('b', 'd', '2026-03-05', 'MORNING', '2026-03-05T14:30Z', '{}')
                        """,
                        """
                        insert into bar_daily
                            (market, symbol, trading_date, open, high, low, close, volume, available_at, source)
                        values ('m', 'ABC', '2026-03-02', 1, 1, 1, 1, 9, '2026-03-02T21:00Z', 'm'),
                               ('m', 'ABC', '2026-03-03', 2, 2, 2, 2, 9, '2026-03-03T21:00Z', 'm')
                        """,
                        "insert into instrument (market, symbol) values ('m', 'ABC'), ('m', 'XYZ')",
                        """
                        insert into quote (market, symbol, as_of, price, kind, source)
                        values ('m', 'ABC', '2026-03-03T14:30Z', 2, 'OPEN', 'm')
                        """,
                        """
                        insert into corporate_action
                            (market, symbol, ex_date, kind, new_rate, old_rate, known_at, source)
                        values ('m', 'ABC', '2026-03-03', 'SPLIT', 2, 1, '2026-03-03T05:00Z', 'm')
                        """,
                        """
                        insert into news_item (market, id, headline, source, published_at)
                        values ('m', 'n', 'h', 's', '2026-03-03T05:00Z')
                        """,
                        """
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source)
                        values ('m', 'ABC', 'MARKET_CAP', '2026-03-01T00:00Z', 1, 5, '2026-03-01', 'm'),
                               ('m', 'ABC', 'MARKET_CAP', '2026-03-01T00:00Z', 2, 6, '2026-03-01', 'm')
                        """,
                        """
                        insert into data_issue (market, symbol, file, kind, detail)
                        values ('m', 'ABC', 'abc.csv', 'STALE', 'x')
                        """,
                        "insert into segment (desk_id, id, name) values ('d', 's', 'S')",
                        "insert into universe_member (desk_id, segment_id, symbol) values ('d', 's', 'ABC')")
                .forEach(sql -> db.sql(sql).update());
        flyway.target("167").load().migrate();
    }

    @Test
    void everyRowStandsAsItWas() {
        assertThat(counts("bar_daily", "instrument", "quote", "corporate_action", "news_item", "data_issue"))
                .containsExactly(
                        "bar_daily 2", "instrument 2", "quote 1", "corporate_action 1", "news_item 1", "data_issue 1");
        assertThat(text("select symbol || ' ' || coalesce(listed_from::text, 'never') from instrument order by symbol"))
                .containsExactly("ABC 2026-03-02", "XYZ never");
        assertThat(text("select symbol || ' ' || member_from || ' ' || member_until from universe_member"))
                .containsExactly("ABC -infinity infinity");
    }

    @Test
    void ofAFactTheLastRevisionCountsAsItDid() {
        assertThat(text("select revision || ' ' || known_from || ' ' || known_until from instrument_fact order by 1"))
                .containsExactly("1 -infinity -infinity", "2 -infinity infinity");
    }

    @Test
    void whatWasDecidedIsTheSpanThatNothingReachesBehind() {
        assertThat(text("""
                        select id || ' ' || coalesce((read_from at time zone 'UTC')::text, 'none') || ' '
                            || coalesce((read_until at time zone 'UTC')::text, 'none')
                        from market order by id
                        """)).containsExactly("idle none none", "m 2026-03-03 14:30:00 2026-03-05 14:30:00");
    }

    private static List<String> counts(String... tables) {
        return List.of(tables).stream()
                .map(table -> table + " "
                        + db.sql("select count(*) from %s where %s".formatted(table, STANDS))
                                .query(Integer.class)
                                .single())
                .toList();
    }

    private static List<String> text(String sql) {
        return db.sql(sql).query(String.class).list();
    }
}
