package io.bellwether.marketdata.db;

import io.bellwether.marketdata.app.Filings;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code filing}. */
@Repository
class JdbcFilings implements Filings {
    private final JdbcClient db;

    JdbcFilings(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void put(Market market, List<Filing> filings, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        db.sql("""
                        insert into filing (market, symbol, accession, form, items, accepted_at, url, known_from)
                        select :market, t.symbol, t.accession, t.form, t.items, t.accepted_at, t.url,
                            case when t.accepted_at <= cast(:readUntil as timestamptz)
                                then cast(:since as timestamptz) else t.accepted_at end
                        from unnest(cast(:symbols as text[]), cast(:accessions as text[]), cast(:forms as text[]),
                            cast(:items as jsonb[]), cast(:times as timestamptz[]), cast(:urls as text[]))
                            as t (symbol, accession, form, items, accepted_at, url)
                        on conflict do nothing
                        """)
                .param("readUntil", knowledge.until())
                .param("since", knowledge.since())
                .param("market", market.id())
                .param("symbols", Rows.column(filings, one -> one.symbol().value()))
                .param("accessions", Rows.column(filings, Filing::accession))
                .param("forms", Rows.column(filings, Filing::form))
                .param("items", Rows.column(filings, one -> Json.write(one.items())))
                .param("times", Rows.column(filings, one -> one.acceptedAt().toString()))
                .param("urls", Rows.column(filings, Filing::url))
                .update();
    }

    @Override
    public List<Filing> since(String market, Instant from, Instant asOf) {
        return db.sql("""
                        select symbol, accession, form, items, accepted_at, url from filing
                        where market = :market and accepted_at >= :from and known_from <= :asOf
                        order by accepted_at, accession, symbol
                        """)
                .param("market", market)
                .param("from", Rows.time(from))
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(Filing.class))
                .list();
    }
}
