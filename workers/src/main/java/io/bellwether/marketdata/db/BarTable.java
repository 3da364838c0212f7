package io.bellwether.marketdata.db;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code bar_daily} as one source writes it. */
@Repository
class BarTable {
    private final JdbcClient db;

    BarTable(JdbcClient db) {
        this.db = db;
    }

    /** First to last session that the market's own source delivered. */
    Optional<DateRange> range(String market) {
        return db.sql("""
                        select min(trading_date) as first, max(trading_date) as last from bar_daily
                        where market = :market and source = :market having count(*) > 0
                        """)
                .param("market", market)
                .query((row, n) ->
                        new DateRange(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)))
                .optional();
    }

    /** Symbols that the market's own source delivered. */
    Set<Symbol> symbols(String market) {
        return new HashSet<>(db.sql("""
                        select symbol from instrument i where market = :market and exists (
                            select 1 from bar_daily b
                            where b.market = i.market and b.symbol = i.symbol and b.source = i.market)
                        """)
                .param("market", market)
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    /** Removes what the source no longer says. */
    void removeUntrue(String market, Symbol symbol, DateRange days, List<Bar> bars) {
        db.sql("""
                        delete from bar_daily
                        where market = :market and symbol = :symbol and source = :market
                            and trading_date between :first and :last
                            and trading_date <> all (cast(:dates as date[]))
                        """)
                .param("market", market)
                .param("symbol", symbol.value())
                .param("first", days.first())
                .param("last", days.last())
                .param("dates", texts(bars, bar -> bar.date().toString()))
                .update();
    }

    /** Inserts bars and replaces those that changed. */
    void upsert(String market, Symbol symbol, List<Bar> bars, Function<LocalDate, Instant> availableAt) {
        if (bars.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into bar_daily as b
                            (market, symbol, trading_date, open, high, low, close, volume, available_at, source)
                        select :market, :symbol, t.*, :market
                        from unnest(cast(:dates as date[]), cast(:opens as numeric[]), cast(:highs as numeric[]),
                            cast(:lows as numeric[]), cast(:closes as numeric[]), cast(:volumes as bigint[]),
                            cast(:available as timestamptz[])) as t
                        on conflict (market, symbol, trading_date) do update
                        set open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                            volume = excluded.volume, available_at = excluded.available_at, source = excluded.source
                        where (b.open, b.high, b.low, b.close, b.volume, b.available_at, b.source)
                            is distinct from (excluded.open, excluded.high, excluded.low, excluded.close,
                                excluded.volume, excluded.available_at, excluded.source)
                        """)
                .param("market", market)
                .param("symbol", symbol.value())
                .param("dates", texts(bars, bar -> bar.date().toString()))
                .param("opens", prices(bars, Bar::open))
                .param("highs", prices(bars, Bar::high))
                .param("lows", prices(bars, Bar::low))
                .param("closes", prices(bars, Bar::close))
                .param("volumes", texts(bars, bar -> Long.toString(bar.volume())))
                .param(
                        "available",
                        texts(bars, bar -> availableAt.apply(bar.date()).toString()))
                .update();
    }

    private static String[] prices(List<Bar> bars, Function<Bar, Price> column) {
        return texts(bars, bar -> column.apply(bar).toString());
    }

    private static String[] texts(List<Bar> bars, Function<Bar, String> column) {
        return bars.stream().map(column).toArray(String[]::new);
    }
}
