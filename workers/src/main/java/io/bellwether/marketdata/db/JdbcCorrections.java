package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.Corrections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that did not stand all the time, in PostgreSQL. */
@Repository
class JdbcCorrections implements Corrections {
    private static final String ANY = List.of(
                    "bar_daily",
                    "corporate_action",
                    "data_issue",
                    "instrument",
                    "instrument_fact",
                    "market_event",
                    "news_item",
                    "quote")
            .stream()
            .map(("exists (select from %s where market = :market"
                    + " and (known_from > '-infinity' or known_until < 'infinity'))")::formatted)
            .collect(Collectors.joining(" or ", "select ", ""));

    private final JdbcClient db;

    JdbcCorrections(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean any(String market) {
        return db.sql(ANY).param("market", market).query(Boolean.class).single();
    }
}
