package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.util.List;
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
                .query(ByName.rows(NewsItem.class))
                .list();
    }
}
