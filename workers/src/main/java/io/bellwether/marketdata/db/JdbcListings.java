package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Listings;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code listing}. */
@Repository
class JdbcListings implements Listings {
    private final JdbcClient db;

    JdbcListings(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void put(Market market, Map<Symbol, String> exchanges, Instant asOf) {
        List<Map.Entry<Symbol, String>> rows = List.copyOf(exchanges.entrySet());
        db.sql("""
                        insert into listing (market, symbol, exchange, known_from)
                        select :market, t.symbol, t.exchange, :asOf
                        from unnest(cast(:symbols as text[]), cast(:exchanges as text[])) as t (symbol, exchange)
                        on conflict do nothing
                        """)
                .param("market", market.id())
                .param("asOf", Rows.time(asOf))
                .param("symbols", Rows.column(rows, one -> one.getKey().value()))
                .param("exchanges", Rows.column(rows, Map.Entry::getValue))
                .update();
    }

    @Override
    public Map<Symbol, String> exchanges(String market, Instant asOf) {
        Map<Symbol, String> found = new HashMap<>();
        db.sql("""
                        select distinct on (symbol) symbol, exchange from listing
                        where market = :market and known_from <= :asOf
                        order by symbol, known_from desc
                        """).param("market", market).param("asOf", Rows.time(asOf)).query(row -> {
            found.put(Rows.symbol(row), row.getString("exchange"));
        });
        return Map.copyOf(found);
    }
}
