package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Edition;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.SplitAdjustment;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads market data from PostgreSQL. Each query bounds when what a row says happened and the time in which it was known
 * (see {@link Knowledge}); the bound on the trading
 * date beside it changes no result and lets the primary key's index find the newest rows at once.
 */
@Repository
class JdbcMarketReader implements MarketReader {
    private static final String LISTED =
            " market = :market and not withdrawn and (listed_from <= :day or listed_from is null) and" + Knowledge.SEEN;

    /** Sessions that are looked for in the last years first. */
    private static final int MOST_RECENT = 1_000;

    /** Days beyond three for every two sessions. */
    private static final int MARGIN = 30;

    private static final LocalDate EVER = LocalDate.of(1000, 1, 1);

    private final JdbcClient db;
    private final ActionTable actions;

    JdbcMarketReader(JdbcClient db, ActionTable actions) {
        this.db = db;
        this.actions = actions;
    }

    @Override
    public List<Instrument> instruments(String market, Instant asOf) {
        return db.sql("select symbol, name, sector, benchmark from instrument where" + LISTED + " order by symbol")
                .param("market", market)
                .param("day", day(asOf))
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(Instrument.class))
                .list();
    }

    @Override
    public Optional<Symbol> benchmark(String market, Instant asOf) {
        return db.sql("select symbol from instrument where benchmark and" + LISTED + " order by symbol limit 1")
                .param("market", market)
                .param("day", day(asOf))
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> Rows.symbol(row))
                .optional();
    }

    /** Looks into the years that should do first: each further year is one more table to plan for. */
    @Override
    public List<Bar> bars(String market, Symbol symbol, Instant asOf, int lookback) {
        List<Bar> newestFirst = lookback > MOST_RECENT
                ? List.of()
                : newestFirst(market, symbol, asOf, lookback, day(asOf).minusDays(MARGIN + lookback * 3L / 2));
        if (newestFirst.size() < lookback) {
            newestFirst = newestFirst(market, symbol, asOf, lookback, EVER);
        }
        List<Bar> bars = new ArrayList<>(newestFirst);
        Collections.reverse(bars);
        SplitAdjustment adjustment = actions.adjustment(market, symbol, asOf);
        return bars.stream().map(adjustment::adjust).toList();
    }

    private List<Bar> newestFirst(String market, Symbol symbol, Instant asOf, int lookback, LocalDate from) {
        return db.sql("select " + Rows.BAR + """
                         from bar_daily
                        where market = :market and symbol = :symbol and trading_date between :from and :day
                            and available_at <= :asOf and known_from <= :asOf and known_until > :asOf
                        order by trading_date desc limit :lookback
                        """)
                .param("market", market)
                .param("symbol", symbol.value())
                .param("from", from)
                .param("day", day(asOf))
                .param("asOf", Rows.time(asOf))
                .param("lookback", lookback)
                .query((row, n) -> Rows.bar(row))
                .list();
    }

    @Override
    public Map<Symbol, List<Bar>> allBars(String market, Instant asOf, int lookback) {
        Map<Symbol, List<Bar>> bars = new LinkedHashMap<>();
        db.sql("select i.symbol, " + Rows.BAR + """
                         from instrument i cross join lateral (
                            select * from bar_daily b
                            where b.market = i.market and b.symbol = i.symbol
                                and b.trading_date <= :day and b.available_at <= :asOf
                                and b.known_from <= :asOf and b.known_until > :asOf
                            order by b.trading_date desc limit :lookback) b
                        where i.market = :market and i.known_until = 'infinity'
                        order by i.symbol, b.trading_date
                        """)
                .param("market", market)
                .param("day", day(asOf))
                .param("asOf", Rows.time(asOf))
                .param("lookback", lookback)
                .query(row -> {
                    bars.computeIfAbsent(Rows.symbol(row), s -> new ArrayList<>())
                            .add(Rows.bar(row));
                });
        Map<Symbol, SplitAdjustment> adjustments = actions.adjustments(market, asOf);
        bars.replaceAll((symbol, list) -> adjusted(list, adjustments.get(symbol)));
        return Collections.unmodifiableMap(bars);
    }

    @Override
    public Optional<Bar> sessionBar(String market, Symbol symbol, LocalDate date, Instant asOf) {
        return db.sql("select " + Rows.BAR + """
                         from bar_daily
                        where market = :market and symbol = :symbol and trading_date = :date and available_at <= :asOf
                            and known_from <= :asOf and known_until > :asOf
                        """)
                .param("market", market)
                .param("symbol", symbol.value())
                .param("date", date)
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> Rows.bar(row))
                .optional();
    }

    @Override
    public Optional<LastPrice> quote(String market, Symbol symbol, Instant asOf) {
        return db.sql("select symbol, " + Rows.QUOTE + """
                         from quote where market = :market and symbol = :symbol and as_of <= :asOf
                            and known_from <= :asOf and known_until > :asOf
                        order by as_of desc limit 1
                        """)
                .param("market", market)
                .param("symbol", symbol.value())
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> Rows.quote(row))
                .optional()
                .map(actions.adjustment(market, symbol, asOf)::adjust);
    }

    @Override
    public Map<Symbol, LastPrice> quotes(String market, Instant asOf) {
        Map<Symbol, LastPrice> quotes = new LinkedHashMap<>();
        db.sql("select i.symbol, " + Rows.QUOTE + """
                         from instrument i cross join lateral (
                            select * from quote q
                            where q.market = i.market and q.symbol = i.symbol and q.as_of <= :asOf
                                and q.known_from <= :asOf and q.known_until > :asOf
                            order by q.as_of desc limit 1) q
                        where i.market = :market and i.known_until = 'infinity'
                        order by i.symbol
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .query(row -> {
                    quotes.put(Rows.symbol(row), Rows.quote(row));
                });
        actions.adjustments(market, asOf)
                .forEach((symbol, adjustment) -> quotes.computeIfPresent(symbol, (s, q) -> adjustment.adjust(q)));
        return Collections.unmodifiableMap(quotes);
    }

    @Override
    public List<CorporateAction> corporateActions(String market, Set<Symbol> symbols, Instant asOf) {
        return actions.of(market, symbols, asOf);
    }

    @Override
    public List<CorporateAction.Split> splits(String market, Set<Symbol> symbols, Instant asOf) {
        return actions.splits(market, symbols, asOf);
    }

    @Override
    public Optional<Edition> edition(String market, Instant asOf) {
        return db.sql("""
                        select m.id as market, m.version, coalesce(extract(epoch from greatest(
                            (select b.available_at from bar_daily b
                             where b.market = m.id and b.trading_date <= :day and b.available_at <= :asOf
                             order by b.trading_date desc limit 1),
                            (select max(b.known_from) from bar_daily b
                             where b.market = m.id and b.known_from > '-infinity' and b.known_from <= :asOf),
                            (select max(b.known_until) from bar_daily b
                             where b.market = m.id and b.known_until < 'infinity' and b.known_until <= :asOf),
                            (select max(greatest(
                                case when a.known_at <= :asOf then a.known_at end,
                                case when a.known_from <= :asOf then a.known_from end,
                                case when a.known_until <= :asOf then a.known_until end))
                             from corporate_action a where a.market = m.id and a.kind = 'SPLIT')))::text, '') as edge
                        from market m where m.id = :market
                        """)
                .param("market", market)
                .param("day", day(asOf))
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(Edition.class))
                .optional();
    }

    private static List<Bar> adjusted(List<Bar> bars, @Nullable SplitAdjustment adjustment) {
        return adjustment == null
                ? List.copyOf(bars)
                : bars.stream().map(adjustment::adjust).toList();
    }

    private static LocalDate day(Instant asOf) {
        return asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
    }
}
