package io.bellwether.marketdata.db;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Table {@code bar_daily} as one source writes it: rows are ended and added, never changed. */
@Repository
class BarTable {
    private static final String DELIVERED = """
            unnest(cast(:symbols as text[]), cast(:dates as date[]), cast(:opens as numeric[]),
                cast(:highs as numeric[]), cast(:lows as numeric[]), cast(:closes as numeric[]),
                cast(:volumes as bigint[]), cast(:available as timestamptz[]), cast(:vendors as text[]))
                as t (symbol, trading_date, open, high, low, close, volume, available_at, vendor)
            """;

    private final JdbcClient db;

    BarTable(JdbcClient db) {
        this.db = db;
    }

    /** First to last session that the market's own source delivered. */
    Optional<DateRange> range(String market) {
        return db.sql("""
                        select * from (
                            select (select trading_date from bar_daily
                                    where market = :market and source = :market and known_until = 'infinity'
                                    order by trading_date limit 1) as first,
                                (select trading_date from bar_daily
                                    where market = :market and source = :market and known_until = 'infinity'
                                    order by trading_date desc limit 1) as last) as stored
                        where first is not null
                        """)
                .param("market", market)
                .query(ByName.rows(DateRange.class))
                .optional();
    }

    /** Symbols that the market's own source delivered. */
    Set<Symbol> symbols(String market) {
        return new HashSet<>(db.sql("""
                        select symbol from instrument i
                        where market = :market and known_until = 'infinity' and exists (
                            select 1 from bar_daily b
                            where b.market = i.market and b.symbol = i.symbol and b.source = i.market
                                and b.known_until = 'infinity')
                        """)
                .param("market", market)
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    /**
     * Ends what the source no longer says about the days that the deliveries cover.
     *
     * @return how many rows
     */
    int endUntrue(String market, List<Delivery> deliveries, Knowledge knowledge) {
        List<Delivery> covering =
                deliveries.stream().filter(d -> d.covers().isPresent()).toList();
        Optional<DateRange> days = covering.stream()
                .flatMap(delivery -> delivery.covers().stream())
                .reduce(DateRange::span);
        if (days.isEmpty()) {
            return 0;
        }
        List<SymbolBar> bars = flat(covering);
        return knowledge
                .bind(db.sql("update bar_daily b set known_until = " + Knowledge.ended("b", "b.available_at") + """
                         from unnest(cast(:symbols as text[]), cast(:firsts as date[]), cast(:lasts as date[]))
                            as covered (symbol, first, last)
                        where b.market = :market and b.source = :market and b.symbol = covered.symbol
                            and b.known_until = 'infinity'
                            and b.trading_date between :first and :last
                            and b.trading_date between covered.first and covered.last
                            and (b.symbol, b.trading_date) not in (
                                select * from unnest(cast(:barSymbols as text[]), cast(:dates as date[])))
                        """))
                .param("market", market)
                .param("first", days.get().first())
                .param("last", days.get().last())
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

    /**
     * Ends the bars that the source says differently, and adds those that do not stand.
     *
     * @return how many rows were added
     */
    int put(String market, List<Delivery> deliveries, Function<LocalDate, Instant> availableAt, Knowledge knowledge) {
        List<SymbolBar> bars = flat(deliveries);
        boolean first = isFirst(market, deliveries);
        if (!first) {
            endChanged(market, bars, availableAt, knowledge);
        }
        String last = first
                ? Knowledge.NOTHING
                : Knowledge.last(
                        "bar_daily", "o.market = :market and o.symbol = t.symbol and o.trading_date = t.trading_date");
        return bind(
                        db.sql("""
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume,
                            available_at, source, vendor, revision, known_from, known_until)
                        select :market, t.symbol, t.trading_date, t.open, t.high, t.low, t.close, t.volume,
                            t.available_at, :market, t.vendor, coalesce(last.revision, 0) + w.n, w.known_from,
                            w.known_until
                        from\s""" + DELIVERED + last + Knowledge.times("t.available_at") + " where not last.stands"),
                        market,
                        bars,
                        availableAt,
                        knowledge)
                .update();
    }

    /** Whether nothing was ever stored of the symbols, as in a new data set: then nothing needs to be compared. */
    private boolean isFirst(String market, List<Delivery> deliveries) {
        return db.sql("select not exists (select 1 from bar_daily where market = :market and symbol = any(:symbols))")
                .param("market", market)
                .param(
                        "symbols",
                        Rows.column(deliveries, d -> d.instrument().symbol().value()))
                .query(Boolean.class)
                .single();
    }

    private void endChanged(
            String market, List<SymbolBar> bars, Function<LocalDate, Instant> availableAt, Knowledge knowledge) {
        bind(
                        db.sql("update bar_daily b set known_until = " + Knowledge.ended("b", "b.available_at")
                                + " from "
                                + DELIVERED + """
                                where b.market = :market and b.symbol = t.symbol and b.trading_date = t.trading_date
                                    and b.known_until = 'infinity'
                                    and (b.open, b.high, b.low, b.close, b.volume, b.available_at, b.source)
                                        is distinct from (t.open, t.high, t.low, t.close, t.volume, t.available_at,
                                            cast(:market as text))
                                """),
                        market,
                        bars,
                        availableAt,
                        knowledge)
                .update();
    }

    private static StatementSpec bind(
            StatementSpec statement,
            String market,
            List<SymbolBar> bars,
            Function<LocalDate, Instant> availableAt,
            Knowledge knowledge) {
        return knowledge
                .bind(statement)
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
                .param("vendors", Rows.column(bars, SymbolBar::vendor));
    }

    private record SymbolBar(Symbol symbol, Bar bar, String vendor) {}

    private static List<SymbolBar> flat(List<Delivery> deliveries) {
        return deliveries.stream()
                .flatMap(d -> d.bars().stream()
                        .map(bar -> new SymbolBar(d.instrument().symbol(), bar, d.vendor())))
                .toList();
    }

    private static String[] prices(List<SymbolBar> bars, Function<Bar, Price> column) {
        return Rows.column(bars, b -> column.apply(b.bar()).toString());
    }
}
