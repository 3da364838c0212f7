package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.MacroValues;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code macro_value}. */
@Repository
class JdbcMacroValues implements MacroValues {
    private final JdbcClient db;

    JdbcMacroValues(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void put(List<MacroValue> values, String source, Instant asOf) {
        db.sql("""
                        insert into macro_value (series, of_date, known_on, value, source, known_from)
                        select t.series, t.of_date, t.known_on, t.value, :source, :asOf
                        from unnest(cast(:series as text[]), cast(:dates as date[]), cast(:known as date[]),
                            cast(:values as numeric[])) as t (series, of_date, known_on, value)
                        on conflict do nothing
                        """)
                .param("source", source)
                .param("asOf", Rows.time(asOf))
                .param("series", Rows.column(values, MacroValue::series))
                .param("dates", Rows.column(values, one -> one.date().toString()))
                .param("known", Rows.column(values, one -> one.knownOn().toString()))
                .param("values", Rows.column(values, one -> one.value().toPlainString()))
                .update();
    }

    @Override
    public List<MacroValue> versions(Collection<String> series, LocalDate from, LocalDate knownOn, Instant asOf) {
        return db.sql("""
                        select series, of_date as date, value, known_on from macro_value
                        where series = any(:series) and of_date >= :from and known_on <= :knownOn and known_from <= :asOf
                        order by series collate "C", of_date, known_on
                        """)
                .param("series", series.toArray(String[]::new))
                .param("from", from)
                .param("knownOn", knownOn)
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(MacroValue.class))
                .list();
    }
}
