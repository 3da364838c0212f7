package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.marketdata.domain.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes market data; the bars of a symbol travel as one statement of arrays, which is what makes imports fast. */
@Repository
class JdbcMarketStore implements MarketStore {
    private final JdbcClient db;
    private final BarTable bars;
    private final ActionTable actions;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    JdbcMarketStore(JdbcClient db, BarTable bars, ActionTable actions) {
        this.db = db;
        this.actions = actions;
        this.bars = bars;
    }

    @Override
    public Imported state(Market market) {
        String fingerprint = db.sql("select imported_fingerprint from market where id = :id")
                .param("id", market.id())
                .query(String.class)
                .optional()
                .orElse("");
        return new Imported(fingerprint, bars.range(market.id()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Imported lock(Market market) {
        JdbcMarkets.insertIfFree(db, market);
        String fingerprint = db.sql("select imported_fingerprint from market where id = :id for update")
                .param("id", market.id())
                .query(String.class)
                .single();
        return new Imported(fingerprint, bars.range(market.id()));
    }

    @Override
    @Transactional
    public void imported(Market market, String fingerprint) {
        db.sql("update market set imported_fingerprint = :fingerprint where id = :id")
                .param("fingerprint", fingerprint)
                .param("id", market.id())
                .update();
    }

    @Override
    @Transactional
    public void store(Market market, List<Delivery> deliveries) {
        List<Instrument> all = deliveries.stream().map(Delivery::instrument).toList();
        db.sql("""
                        insert into instrument (market, symbol, name, sector, benchmark)
                        select :market, t.* from unnest(cast(:symbols as text[]), cast(:names as text[]),
                            cast(:sectors as text[]), cast(:benchmarks as boolean[])) as t
                        on conflict (market, symbol) do update
                        set name = excluded.name, sector = excluded.sector, benchmark = excluded.benchmark,
                            withdrawn = false
                        """)
                .param("market", market.id())
                .param("symbols", Rows.column(all, i -> i.symbol().value()))
                .param("names", Rows.column(all, Instrument::name))
                .param("sectors", Rows.column(all, Instrument::sector))
                .param("benchmarks", Rows.column(all, i -> Boolean.toString(i.benchmark())))
                .update();
        bars.removeUntrue(market.id(), deliveries);
        bars.upsert(market.id(), deliveries, this::availableAt);
    }

    @Override
    @Transactional
    public void withdraw(Market market, Set<Symbol> symbols) {
        db.sql("update instrument set withdrawn = true where market = :market and symbol = any(:symbols)")
                .param("market", market.id())
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .update();
    }

    @Override
    @Transactional
    public void putNews(Market market, List<NewsItem> items) {
        db.sql("delete from news_item where market = :market")
                .param("market", market.id())
                .update();
        db.sql("""
                        insert into news_item (market, id, symbol, published_at, source, headline)
                        select :market, encode(sha256(convert_to(
                                concat_ws(E'\\x1f', t.symbol, t.published_at, t.source, t.headline), 'UTF8')), 'hex'),
                            nullif(t.symbol, ''), cast(t.published_at as timestamptz), t.source, t.headline
                        from unnest(cast(:symbols as text[]), cast(:times as text[]), cast(:sources as text[]),
                            cast(:headlines as text[])) as t (symbol, published_at, source, headline)
                        on conflict do nothing
                        """)
                .param("market", market.id())
                .param(
                        "symbols",
                        Rows.column(items, i -> i.symbol().map(Symbol::value).orElse("")))
                .param("times", Rows.column(items, i -> i.publishedAt().toString()))
                .param("sources", Rows.column(items, NewsItem::source))
                .param("headlines", Rows.column(items, NewsItem::headline))
                .update();
    }

    @Override
    @Transactional
    public void replaceActions(Market market, List<CorporateAction> announced) {
        actions.replace(market.id(), announced);
    }

    /** The session's close; before the calendar begins the regular one. */
    private Instant availableAt(LocalDate date) {
        if (date.isBefore(ExchangeCalendar.FIRST)) {
            return date.atTime(ExchangeCalendar.CLOSE)
                    .atZone(ExchangeCalendar.ZONE)
                    .toInstant();
        }
        return calendar.session(date)
                .map(TradingSession::close)
                .orElseThrow(() -> new IllegalArgumentException("a bar of " + date + ", when the exchange was closed"));
    }

    @Override
    public Set<Symbol> symbols(Market market) {
        return new HashSet<>(db.sql("select symbol from instrument where market = :market")
                .param("market", market.id())
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    @Override
    public Set<Symbol> delivered(Market market) {
        return bars.symbols(market.id());
    }

    @Override
    public Map<Symbol, Bar> barsOn(Market market, LocalDate date) {
        Map<Symbol, Bar> found = new HashMap<>();
        db.sql("select symbol, " + Rows.BAR + " from bar_daily where market = :market and trading_date = :date")
                .param("market", market.id())
                .param("date", date)
                .query(row -> {
                    found.put(Rows.symbol(row), Rows.bar(row));
                });
        return Map.copyOf(found);
    }

    @Override
    public Map<Symbol, Bar> lastBars(Market market, LocalDate upTo) {
        Map<Symbol, Bar> found = new HashMap<>();
        db.sql("select i.symbol, " + Rows.BAR + """
                         from instrument i cross join lateral (
                            select * from bar_daily b
                            where b.market = i.market and b.symbol = i.symbol and b.source = i.market
                                and b.trading_date <= :upTo
                            order by b.trading_date desc limit 1) b
                        where i.market = :market
                        """)
                .param("market", market.id())
                .param("upTo", upTo)
                .query(row -> {
                    found.put(Rows.symbol(row), Rows.bar(row));
                });
        return Map.copyOf(found);
    }

    @Override
    @Transactional
    public void putQuotes(Market market, List<Quote> quotes) {
        db.sql("""
                        insert into quote as q (market, symbol, as_of, price, kind, source)
                        select :market, t.symbol, t.as_of, t.price, t.kind, :market
                        from unnest(cast(:symbols as text[]), cast(:times as timestamptz[]),
                            cast(:prices as numeric[]), cast(:kinds as text[])) as t (symbol, as_of, price, kind)
                        on conflict (market, symbol, as_of) do update
                        set price = excluded.price, kind = excluded.kind, source = excluded.source
                        where (q.price, q.kind, q.source)
                            is distinct from (excluded.price, excluded.kind, excluded.source)
                        """)
                .param("market", market.id())
                .param("symbols", Rows.column(quotes, q -> q.symbol().value()))
                .param("times", Rows.column(quotes, q -> q.asOf().toString()))
                .param("prices", Rows.column(quotes, q -> q.price().toString()))
                .param("kinds", Rows.column(quotes, q -> q.kind().name()))
                .update();
    }

    @Override
    @Transactional
    public void removeQuotes(String marketId) {
        db.sql("delete from quote where market = :market and source = :market")
                .param("market", marketId)
                .update();
    }

    @Override
    @Transactional
    public void standIn(Market market, Market fallback, Set<Symbol> symbols, DateRange days) {
        String[] wanted = symbols.stream().map(Symbol::value).toArray(String[]::new);
        Instant from = days.last().atStartOfDay(ExchangeCalendar.ZONE).toInstant();
        List<String> copies = List.of("""
                        insert into instrument (market, symbol, name, sector, benchmark)
                        select :market, symbol, name, sector, benchmark from instrument
                        where market = :fallback and symbol = any(:symbols)
                        on conflict do nothing
                        """, """
                        insert into bar_daily
                            (market, symbol, trading_date, open, high, low, close, volume, available_at, source)
                        select :market, symbol, trading_date, open, high, low, close, volume, available_at, :fallback
                        from bar_daily
                        where market = :fallback and symbol = any(:symbols)
                            and trading_date between :first and :last
                        on conflict do nothing
                        """, """
                        insert into quote (market, symbol, as_of, price, kind, source)
                        select :market, symbol, as_of, price, kind, :fallback from quote
                        where market = :fallback and symbol = any(:symbols) and as_of >= :from
                            and as_of < cast(:from as timestamptz) + interval '1 day'
                        on conflict do nothing
                        """, """
                        insert into data_issue (market, symbol, trading_date, kind, detail)
                        select :market, symbol, trading_date, kind, detail || ' (from ' || :fallback || ')'
                        from data_issue
                        where market = :fallback and symbol = any(:symbols) and kind = 'POSSIBLE_SPLIT'
                            and trading_date between :first and :last
                        on conflict do nothing
                        """, """
                        insert into corporate_action (market, symbol, ex_date, kind, new_rate, old_rate, amount,
                            new_symbol, known_at, source)
                        select :market, symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol, known_at,
                            :fallback
                        from corporate_action
                        where market = :fallback and symbol = any(:symbols) and ex_date between :first and :last
                        on conflict do nothing
                        """, """
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source)
                        select :market, symbol, kind, known_at, 1, value, of_date, :fallback from instrument_fact_now
                        where market = :fallback and symbol = any(:symbols) and value is not null
                        on conflict do nothing
                        """, """
                        insert into market_event (market, symbol, kind, reference, known_at, revision, event_date,
                            timing, starts_at, ends_at, reason, source)
                        select :market, symbol, kind, reference, known_at, 1, event_date, timing, starts_at, ends_at,
                            reason, :fallback
                        from market_event_now
                        where market = :fallback and symbol = any(:symbols) and not withdrawn
                            and known_at < cast(:from as timestamptz) + interval '1 day'
                        on conflict do nothing
                        """);
        for (String copy : copies) {
            db.sql(copy)
                    .param("market", market.id())
                    .param("fallback", fallback.id())
                    .param("symbols", wanted)
                    .param("first", days.first())
                    .param("last", days.last())
                    .param("from", Rows.time(from))
                    .update();
        }
    }
}
