package io.bellwether.marketdata.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was in use before daily bars lay in a table per year. */
class BarsByYearMigrationIT {
    private static final String ROWS = "select to_jsonb(b)::text from bar_daily b order by trading_date, revision";
    private static JdbcClient db;
    private static List<String> before;

    @BeforeAll
    static void migrateRowsOfBefore() {
        String url = TestDatabase.createDatabase();
        FluentConfiguration flyway =
                Flyway.configure().dataSource(url, "postgres", "").schemas("bellwether");
        flyway.target("185").load().migrate();
        db = JdbcClient.create(new DriverManagerDataSource(url + "&currentSchema=bellwether"));
        db.sql("""
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume,
                            available_at, source, vendor, revision, known_from, known_until, received_at)
                        values ('m', 'ABC', '1984-05-01', 1, 1, 1, 1, 9, '1984-05-01T20:00Z', 'm', '', 1,
                                '-infinity', 'infinity', '2026-01-05T10:00Z'),
                            ('m', 'ABC', '1999-12-31', 1.25, 2, 1, 1, 9, '1999-12-31T21:00Z', 'm', 'a', 1,
                                '-infinity', 'infinity', '2026-01-05T10:00Z'),
                            ('m', 'ABC', '2000-01-03', 1, 1, 1, 1, 9, '2000-01-03T21:00Z', 'm', 'a', 1,
                                '-infinity', 'infinity', '2026-01-05T10:00Z'),
                            ('m', 'ABC', '2025-12-31', 1, 1, 1, 1, 9, '2025-12-31T21:00Z', 'n', 'a', 1,
                                '-infinity', '2026-01-06T00:00Z', '2026-01-05T10:00Z'),
                            ('m', 'ABC', '2025-12-31', 1, 1.5, 1, 1.1234, 9, '2025-12-31T21:00Z', 'n', 'b', 2,
                                '2026-01-06T00:00Z', 'infinity', '2026-01-05T10:00Z')
                        """).update();
        before = rows();
        flyway.target("186").load().migrate();
    }

    private static List<String> rows() {
        return db.sql(ROWS).query(String.class).list();
    }

    @Test
    void everyRowIsThereAsItWas() {
        assertThat(before).hasSize(5);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void eachLiesInTheTableOfItsYear() {
        assertThat(db.sql("""
                        select distinct tableoid::regclass::text || ' ' || extract(year from trading_date) from bar_daily
                        order by 1
                        """).query(String.class).list())
                .containsExactly(
                        "bar_daily_2000 2000", "bar_daily_2025 2025", "bar_daily_early 1984", "bar_daily_early 1999");
    }

    @Test
    void theKeyHoldsAsBefore() {
        assertThatThrownBy(() -> insert("2025-12-31")).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aYearHasItsTableBeforeItsFirstBar() {
        assertThatThrownBy(() -> insert("2031-01-02"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("no partition");
        for (int i = 0; i < 2; i++) {
            db.sql("select bar_daily_years('2031-01-02', '2032-01-02')")
                    .query((row, n) -> true)
                    .single();
        }
        insert("2031-01-02");
        insert("2032-12-31");
        assertThat(db.sql("""
                        select tablename || ' ' || count(*) from pg_indexes
                        where tablename in ('bar_daily_2025', 'bar_daily_2031', 'bar_daily_2032') group by tablename
                        order by 1
                        """).query(String.class).list())
                .containsExactly("bar_daily_2025 4", "bar_daily_2031 4", "bar_daily_2032 4");
        db.sql("delete from bar_daily where trading_date > '2030-01-01'").update();
    }

    private static void insert(String date) {
        db.sql("""
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume, available_at)
                        values ('m', 'ABC', cast(:date as date), 1, 1, 1, 1, 9, now())
                        """).param("date", date).update();
    }
}
