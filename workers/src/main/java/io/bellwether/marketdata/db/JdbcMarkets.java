package io.bellwether.marketdata.db;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.ByName;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Market data sets in PostgreSQL. */
@Repository
class JdbcMarkets implements Markets {
    private final JdbcClient db;

    JdbcMarkets(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public Market register(String id, Market.Kind kind, String location, Optional<Symbol> benchmark) {
        Market market = new Market(id, kind, location, benchmark);
        db.sql("""
                        insert into market as m (id, kind, location, benchmark)
                        values (:id, :kind, :location, :benchmark)
                        on conflict (id) do update
                        set kind = excluded.kind, location = excluded.location, benchmark = excluded.benchmark,
                            imported_fingerprint = ''
                        where (m.kind, m.location, m.benchmark)
                            is distinct from (excluded.kind, excluded.location, excluded.benchmark)
                        """).paramSource(ByName.values(market)).update();
        return market;
    }

    @Override
    @Transactional
    public Market registerIfFree(Market market) {
        insertIfFree(db, market);
        return get(market.id());
    }

    /** Keeps the market unless its id is taken. */
    static void insertIfFree(JdbcClient db, Market market) {
        db.sql("""
                        insert into market (id, kind, location, benchmark) values (:id, :kind, :location, :benchmark)
                        on conflict do nothing
                        """).paramSource(ByName.values(market)).update();
    }

    @Override
    public Optional<Market> findByFolder(String location) {
        return db.sql("""
                        select id, kind, location, benchmark from market
                        where kind = 'FILES' and location = :location order by id limit 1
                        """)
                .param("location", location)
                .query(ByName.rows(Market.class))
                .optional();
    }

    @Override
    public Market get(String id) {
        return db.sql("select id, kind, location, benchmark from market where id = :id")
                .param("id", id)
                .query(ByName.rows(Market.class))
                .optional()
                .or(() -> Market.simulated(id))
                .orElseThrow(() -> new PermanentFault(
                        "there is no market data set '%s': register it, or use simulated-<seed>".formatted(id)));
    }
}
