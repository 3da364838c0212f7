package io.bellwether.desk.db;

import io.bellwether.desk.app.Closures;
import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code exchange_closure}. */
@Repository
class JdbcClosures implements Closures, InitializingBean {
    private final JdbcClient db;

    JdbcClosures(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public boolean takeOver(LocalDate day, String toldBy, Instant asOf) {
        boolean added = db.sql("""
                        insert into exchange_closure (day, told_by, as_of) values (:day, :toldBy, :asOf)
                        on conflict (day) do nothing
                        """)
                        .param("day", day)
                        .param("toldBy", toldBy)
                        .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
        refresh();
        return added;
    }

    @Override
    public void afterPropertiesSet() {
        refresh();
    }

    @Override
    public void refresh() {
        ExchangeCalendar.takeOver(new HashSet<>(db.sql("select day from exchange_closure")
                .query(LocalDate.class)
                .list()));
    }
}
