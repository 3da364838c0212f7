package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.NewsItem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads headlines from PostgreSQL; of the same moment in the order of their keys, so that the order never varies. */
@Repository
class JdbcNewsReader implements NewsReader {
    private final JdbcClient db;

    JdbcNewsReader(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<NewsItem> latest(String market, Instant asOf, int limit) {
        return db.sql("""
                        select symbol, published_at, source, headline from news_item
                        where market = :market and published_at <= :asOf
                            and known_from <= :asOf and known_until > :asOf
                        order by published_at desc, id limit :limit
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .param("limit", limit)
                .query((row, n) -> new NewsItem(
                        Optional.ofNullable(row.getString("symbol")).map(Symbol::new),
                        Objects.requireNonNull(row.getObject("published_at", OffsetDateTime.class))
                                .toInstant(),
                        row.getString("source"),
                        row.getString("headline")))
                .list();
    }
}
