package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.MarketMembers;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code market_member}. */
@Repository
class JdbcMarketMembers implements MarketMembers {
    private final JdbcClient db;

    JdbcMarketMembers(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<Symbol> on(String market, LocalDate day) {
        return new TreeSet<>(db.sql("""
                        select symbol from market_member
                        where market = :market and from_date <= :day and (until_date is null or until_date > :day)
                        """)
                .param("market", market)
                .param("day", day)
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    @Override
    public Set<Symbol> ever(String market) {
        return new TreeSet<>(db.sql("select distinct symbol from market_member where market = :market")
                .param("market", market)
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    @Override
    @Transactional
    public void set(String market, Set<Symbol> symbols, LocalDate day) {
        String[] wanted = symbols.stream().map(Symbol::value).toArray(String[]::new);
        db.sql("select id from market where id = :market for update")
                .param("market", market)
                .query(String.class)
                .single();
        db.sql("""
                        delete from market_member
                        where market = :market and from_date >= :day and not symbol = any(:symbols)
                        """)
                .param("market", market)
                .param("day", day)
                .param("symbols", wanted)
                .update();
        db.sql("""
                        update market_member set until_date = :day
                        where market = :market and (until_date is null or until_date > :day)
                            and not symbol = any(:symbols)
                        """)
                .param("market", market)
                .param("day", day)
                .param("symbols", wanted)
                .update();
        db.sql("""
                        insert into market_member (market, symbol, from_date)
                        select :market, t.symbol, :day from unnest(:symbols) as t (symbol)
                        where not exists (
                            select 1 from market_member m
                            where m.market = :market and m.symbol = t.symbol and m.until_date is null)
                        """)
                .param("market", market)
                .param("day", day)
                .param("symbols", wanted)
                .update();
    }
}
