package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.Transcripts;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Transcript;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code transcript}. */
@Repository
class JdbcTranscripts implements Transcripts {
    private final JdbcClient db;

    JdbcTranscripts(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void put(Market market, List<Transcript> transcripts, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        for (Transcript one : transcripts) {
            db.sql("""
                            insert into transcript (market, symbol, published_at, known_from, title, text)
                            select :market, :symbol, :publishedAt,
                                case when cast(:publishedAt as timestamptz) <= cast(:readUntil as timestamptz)
                                    then cast(:since as timestamptz) else cast(:publishedAt as timestamptz) end,
                                :title, :text
                            where (cast(:title as text), cast(:text as text)) is distinct from (
                                select (t.title, t.text) from transcript t
                                where t.market = :market and t.symbol = :symbol and t.published_at = :publishedAt
                                order by t.known_from desc limit 1)
                            on conflict do nothing
                            """)
                    .param("readUntil", knowledge.until())
                    .param("since", knowledge.since())
                    .param("market", market.id())
                    .param("symbol", one.symbol().value())
                    .param("publishedAt", Rows.time(one.publishedAt()))
                    .param("title", one.title())
                    .param("text", one.text())
                    .update();
        }
    }

    @Override
    public List<Transcript> since(String market, Instant from, Instant asOf) {
        return db.sql("""
                        select distinct on (published_at, symbol) symbol, published_at, title, text from transcript
                        where market = :market and published_at >= :from and known_from <= :asOf
                        order by published_at, symbol, known_from desc
                        """)
                .param("market", market)
                .param("from", Rows.time(from))
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(Transcript.class))
                .list();
    }
}
