package io.bellwether.marketdata.db;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
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

    /** Removes what the source no longer says about the days that the deliveries cover. */
    void removeUntrue(String market, List<Delivery> deliveries) {
        List<Delivery> covering =
                deliveries.stream().filter(d -> d.covers().isPresent()).toList();
        List<SymbolBar> bars = flat(covering);
        db.sql("""
                        delete from bar_daily b
                        using unnest(cast(:symbols as text[]), cast(:firsts as date[]), cast(:lasts as date[]))
                            as covered (symbol, first, last)
                        where b.market = :market and b.source = :market and b.symbol = covered.symbol
                            and b.trading_date between covered.first and covered.last
                            and (b.symbol, b.trading_date) not in (
                                select * from unnest(cast(:barSymbols as text[]), cast(:dates as date[])))
                        """)
                .param("market", market)
                .param(
                        "symbols",
                        Rows.column(covering, d -> d.instrument().symbol().value()))
                .param(
                        "firsts",
                        Rows.column(
                                covering, d -> d.covers().orElseThrow().first().toString()))
                .param(
                        "lasts",
                        Rows.column(
                                covering, d -> d.covers().orElseThrow().last().toString()))
                .param("barSymbols", Rows.column(bars, b -> b.symbol().value()))
                .param("dates", Rows.column(bars, b -> b.bar().date().toString()))
                .update();
    }

    /** Inserts bars and replaces those that changed. */
    void upsert(String market, List<Delivery> deliveries, Function<LocalDate, Instant> availableAt) {
        List<SymbolBar> bars = flat(deliveries);
        db.sql("""
                        insert into bar_daily as b
                            (market, symbol, trading_date, open, high, low, close, volume, available_at, source)
                        select :market, t.*, :market
                        from unnest(cast(:symbols as text[]), cast(:dates as date[]), cast(:opens as numeric[]),
                            cast(:highs as numeric[]), cast(:lows as numeric[]), cast(:closes as numeric[]),
                            cast(:volumes as bigint[]), cast(:available as timestamptz[])) as t
                        on conflict (market, symbol, trading_date) do update
                        set open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                            volume = excluded.volume, available_at = excluded.available_at, source = excluded.source
                        where (b.open, b.high, b.low, b.close, b.volume, b.available_at, b.source)
                            is distinct from (excluded.open, excluded.high, excluded.low, excluded.close,
                                excluded.volume, excluded.available_at, excluded.source)
                        """)
                .param("market", market)
                .param("symbols", Rows.column(bars, b -> b.symbol().value()))
                .param("dates", Rows.column(bars, b -> b.bar().date().toString()))
                .param("opens", prices(bars, Bar::open))
                .param("highs", prices(bars, Bar::high))
                .param("lows", prices(bars, Bar::low))
                .param("closes", prices(bars, Bar::close))
                .param("volumes", Rows.column(bars, b -> Long.toString(b.bar().volume())))
                .param(
                        "available",
                        Rows.column(bars, b -> availableAt.apply(b.bar().date()).toString()))
                .update();
    }

    private record SymbolBar(Symbol symbol, Bar bar) {}

    private static List<SymbolBar> flat(List<Delivery> deliveries) {
        return deliveries.stream()
                .flatMap(d -> d.bars().stream()
                        .map(bar -> new SymbolBar(d.instrument().symbol(), bar)))
                .toList();
    }

    private static String[] prices(List<SymbolBar> bars, Function<Bar, Price> column) {
        return Rows.column(bars, b -> column.apply(b.bar()).toString());
    }
}
