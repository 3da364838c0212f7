package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.marketdata.domain.Spread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes market data; rows travel as one statement of arrays, many bars by COPY, which is what makes imports fast. */
@Repository
class JdbcMarketStore implements MarketStore {
    private static final String HEADLINES = """
            (select distinct encode(sha256(convert_to(
                    concat_ws(E'\\x1f', s.symbol, s.published_at, s.source, s.headline), 'UTF8')), 'hex') as id,
                nullif(s.symbol, '') as symbol, cast(s.published_at as timestamptz) as published_at, s.source, s.headline
             from unnest(cast(:symbols as text[]), cast(:times as text[]), cast(:sources as text[]),
                cast(:headlines as text[])) as s (symbol, published_at, source, headline)) t
            """;

    private static final String QUOTED = """
            unnest(cast(:symbols as text[]), cast(:times as timestamptz[]), cast(:prices as numeric(18, 6)[]),
                cast(:kinds as text[]), cast(:bids as numeric(18, 6)[]), cast(:asks as numeric(18, 6)[]))
                as t (symbol, as_of, price, kind, bid, ask)
            """;

    private final JdbcClient db;
    private final BarTable bars;
    private final ActionTable actions;
    private final InstrumentTable instruments;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    JdbcMarketStore(JdbcClient db, BarTable bars, ActionTable actions, InstrumentTable instruments) {
        this.db = db;
        this.instruments = instruments;
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
    public void worked(Market market, Instant asOf) {
        JdbcMarkets.insertIfFree(db, market);
        db.sql("""
                        update market set read_from = least(read_from, :asOf), read_until = greatest(read_until, :asOf)
                        where id = :id and (read_from is null or :asOf < read_from or :asOf > read_until)
                        """).param("id", market.id()).param("asOf", Rows.time(asOf)).update();
    }

    @Override
    @Transactional
    public void store(Market market, List<Delivery> deliveries, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        List<InstrumentTable.Listed> all = deliveries.stream()
                .filter(Delivery::listed)
                .map(delivery -> new InstrumentTable.Listed(
                        delivery.instrument(),
                        delivery.bars().stream().findFirst().map(Bar::date)))
                .toList();
        int changed = instruments.put(market.id(), all, knowledge);
        changed += bars.store(market.id(), deliveries, this::availableAt, knowledge);
        changed(market, changed);
    }

    @Override
    @Transactional
    public void withdraw(Market market, Set<Symbol> symbols, Instant asOf) {
        changed(market, instruments.withdraw(market.id(), symbols, Knowledge.lock(db, market, asOf)));
    }

    private void changed(Market market, int rows) {
        if (rows > 0) {
            db.sql("update market set version = version + 1 where id = :id")
                    .param("id", market.id())
                    .update();
        }
    }

    @Override
    @Transactional
    public void putNews(Market market, KnownIn<NewsItem> known, Instant asOf) {
        List<NewsItem> items = known.rows();
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        bind(
                        db.sql("update news_item n set known_until = " + Knowledge.ended("n", "n.published_at") + """
                         where n.market = :market and n.known_until = 'infinity'
                            and n.published_at >= :spanFrom and n.published_at < :spanTo
                            and n.id not in (select t.id from\s"""
                                + HEADLINES + ")"),
                        market,
                        items,
                        knowledge)
                .param("spanFrom", Rows.time(known.from()))
                .param("spanTo", Rows.time(known.to()))
                .update();
        bind(
                        db.sql("""
                        insert into news_item (market, id, symbol, published_at, source, headline, revision, known_from,
                            known_until)
                        select :market, t.id, t.symbol, t.published_at, t.source, t.headline,
                            coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from\s""" + HEADLINES
                                + Knowledge.last("news_item", "o.market = :market and o.id = t.id")
                                + Knowledge.times("t.published_at")
                                + " where not last.stands"),
                        market,
                        items,
                        knowledge)
                .update();
    }

    private static StatementSpec bind(
            StatementSpec statement, Market market, List<NewsItem> items, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market.id())
                .param(
                        "symbols",
                        Rows.column(items, i -> i.symbol().map(Symbol::value).orElse("")))
                .param("times", Rows.column(items, i -> i.publishedAt().toString()))
                .param("sources", Rows.column(items, NewsItem::source))
                .param("headlines", Rows.column(items, NewsItem::headline));
    }

    @Override
    @Transactional
    public void replaceActions(Market market, List<CorporateAction> announced, Instant asOf) {
        changed(market, actions.replace(market.id(), announced, Knowledge.lock(db, market, asOf)));
    }

    /** The session's close; before the calendar begins the regular one. */
    private Instant availableAt(LocalDate date) {
        if (date.isBefore(ExchangeCalendar.FIRST)) {
            return date.atTime(ExchangeCalendar.CLOSE)
                    .atZone(ExchangeCalendar.ZONE)
                    .toInstant();
        }
        return calendar.hours(date)
                .map(ExchangeHours::close)
                .orElseThrow(() -> new IllegalArgumentException("a bar of " + date + ", when the exchange was closed"));
    }

    @Override
    public Set<Symbol> symbols(Market market) {
        return new HashSet<>(db.sql("select symbol from instrument where market = :market and known_until = 'infinity'")
                .param("market", market.id())
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    @Override
    public Set<Symbol> delivered(Market market) {
        return bars.symbols(market.id());
    }

    @Override
    public Map<Symbol, Bar> barsOn(Market market, LocalDate date, Instant asOf) {
        Map<Symbol, Bar> found = new HashMap<>();
        db.sql("select symbol, " + Rows.BAR + " from bar_daily where market = :market and trading_date = :date and"
                        + Knowledge.SEEN)
                .param("market", market.id())
                .param("asOf", Rows.time(asOf))
                .param("date", date)
                .query(row -> {
                    found.put(Rows.symbol(row), Rows.bar(row));
                });
        return Map.copyOf(found);
    }

    @Override
    public Map<Symbol, Held> held(Market market, DateRange days) {
        Map<Symbol, Held> found = new HashMap<>();
        db.sql("""
                        select symbol, count(*) as bars, max(trading_date) as last from bar_daily
                        where market = :market and trading_date between :first and :last and known_until = 'infinity'
                        group by symbol
                        """)
                .param("market", market.id())
                .param("first", days.first())
                .param("last", days.last())
                .query(row -> {
                    found.put(Rows.symbol(row), new Held(row.getInt("bars"), row.getObject("last", LocalDate.class)));
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
                                and b.trading_date <= :upTo and b.known_until = 'infinity'
                            order by b.trading_date desc limit 1) b
                        where i.market = :market and i.known_until = 'infinity'
                        """)
                .param("market", market.id())
                .param("upTo", upTo)
                .query(row -> {
                    found.put(Rows.symbol(row), Rows.bar(row));
                });
        return Map.copyOf(found);
    }

    /** A first quote of a moment counts from that moment on: a session asks for its quotes, whatever others have seen. */
    @Override
    @Transactional
    public void putQuotes(Market market, List<LastPrice> quotes, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        bindQuotes(
                        db.sql("update quote q set known_until = " + Knowledge.ended("q", "q.as_of") + " from " + QUOTED
                                + """
                        where q.market = :market and q.symbol = t.symbol and q.as_of = t.as_of
                            and q.known_until = 'infinity'
                            and (q.price, q.kind, q.bid, q.ask, q.source)
                                is distinct from (t.price, t.kind, t.bid, t.ask, cast(:market as text))
                        """),
                        market,
                        quotes,
                        knowledge)
                .update();
        bindQuotes(
                        db.sql("""
                        insert into quote (market, symbol, as_of, price, kind, bid, ask, source, revision, known_from)
                        select :market, t.symbol, t.as_of, t.price, t.kind, t.bid, t.ask, :market, coalesce(last.revision, 0) + 1,
                            coalesce(last.ended, '-infinity')
                        from\s""" + QUOTED
                                + Knowledge.last(
                                        "quote", "o.market = :market and o.symbol = t.symbol and o.as_of = t.as_of")
                                + " where not last.stands"),
                        market,
                        quotes,
                        knowledge)
                .update();
    }

    private static StatementSpec bindQuotes(
            StatementSpec statement, Market market, List<LastPrice> quotes, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market.id())
                .param("symbols", Rows.column(quotes, q -> q.symbol().value()))
                .param("times", Rows.column(quotes, q -> q.asOf().toString()))
                .param("prices", Rows.column(quotes, q -> q.price().toString()))
                .param("kinds", Rows.column(quotes, q -> q.kind().name()))
                .param("bids", spreads(quotes, Spread::bid))
                .param("asks", spreads(quotes, Spread::ask));
    }

    private static @Nullable String[] spreads(List<LastPrice> quotes, Function<Spread, Price> side) {
        @Nullable String[] prices = new @Nullable String[quotes.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = quotes.get(i).spread().map(side).map(Price::toString).orElse(null);
        }
        return prices;
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
    public void standIn(Market market, Market fallback, Set<Symbol> symbols, DateRange days, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        String[] wanted = symbols.stream().map(Symbol::value).toArray(String[]::new);
        Instant from = days.last().atStartOfDay(ExchangeCalendar.ZONE).toInstant();
        List<String> copies = List.of(
                """
                        insert into instrument (market, symbol, name, sector, benchmark, listed_from, revision, known_from,
                            known_until)
                        select :market, t.symbol, t.name, t.sector, t.benchmark, t.listed_from,
                            coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from (select i.*, coalesce(i.listed_from::timestamp at time zone 'America/New_York', '-infinity')
                                as begun from instrument i) t
                        """ + Knowledge.last("instrument", "o.market = :market and o.symbol = t.symbol")
                        + Knowledge.times("t.begun") + """
                        where t.market = :fallback and t.symbol = any(:symbols) and t.known_until = 'infinity'
                            and not last.stands
                        """,
                """
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume,
                            available_at, source, revision, known_from, known_until)
                        select :market, t.symbol, t.trading_date, t.open, t.high, t.low, t.close, t.volume,
                            t.available_at, :fallback, coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from bar_daily t
                        """
                        + Knowledge.last(
                                "bar_daily",
                                "o.market = :market and o.symbol = t.symbol and o.trading_date = t.trading_date")
                        + Knowledge.times("t.available_at") + """
                        where t.market = :fallback and t.symbol = any(:symbols)
                            and t.trading_date between :first and :last and t.known_until = 'infinity'
                            and not last.stands
                        """,
                """
                        insert into quote (market, symbol, as_of, price, kind, bid, ask, source, revision, known_from)
                        select :market, t.symbol, t.as_of, t.price, t.kind, t.bid, t.ask, :fallback, coalesce(last.revision, 0) + 1,
                            coalesce(last.ended, '-infinity')
                        from quote t
                        """ + Knowledge.last("quote", "o.market = :market and o.symbol = t.symbol and o.as_of = t.as_of") + """
                        where t.market = :fallback and t.symbol = any(:symbols) and t.as_of >= :from
                            and t.as_of < cast(:from as timestamptz) + interval '1 day' and t.known_until = 'infinity'
                            and not last.stands
                        """,
                """
                        insert into data_issue (market, symbol, trading_date, kind, detail, revision, known_from, known_until)
                        select :market, t.symbol, t.trading_date, t.kind, t.detail || ' (from ' || :fallback || ')',
                            coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from data_issue t
                        """
                        + Knowledge.last(
                                "data_issue",
                                "o.market = :market and o.symbol = t.symbol and o.file = '' and o.kind = t.kind"
                                        + " and o.detail = t.detail || ' (from ' || :fallback || ')'")
                        + Knowledge.times(JdbcDataIssues.shows("t")) + """
                        where t.market = :fallback and t.symbol = any(:symbols) and t.kind = 'POSSIBLE_SPLIT'
                            and t.trading_date between :first and :last and t.known_until = 'infinity'
                            and not last.stands
                        on conflict do nothing
                        """,
                """
                        insert into corporate_action (market, symbol, ex_date, kind, new_rate, old_rate, amount,
                            new_symbol, known_at, source, revision, known_from, known_until)
                        select :market, t.symbol, t.ex_date, t.kind, t.new_rate, t.old_rate, t.amount, t.new_symbol,
                            t.known_at, :fallback, coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from corporate_action t
                        """
                        + Knowledge.last(
                                "corporate_action",
                                "o.market = :market and (o.symbol, o.ex_date, o.kind) = (t.symbol, t.ex_date, t.kind)")
                        + Knowledge.times("t.known_at") + """
                        where t.market = :fallback and t.symbol = any(:symbols)
                            and t.ex_date between :first and :last and t.known_until = 'infinity'
                            and not last.stands
                        """,
                """
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source,
                            known_from, known_until)
                        select :market, t.symbol, t.kind, t.known_at, w.n, t.value, t.of_date, :fallback, w.known_from,
                            w.known_until
                        from instrument_fact t
                        """
                        + Knowledge.last(
                                "instrument_fact",
                                "o.market = :market and (o.symbol, o.kind, o.known_at) = (t.symbol, t.kind, t.known_at)")
                        + Knowledge.times("t.known_at") + """
                        where t.market = :fallback and t.symbol = any(:symbols) and t.value is not null
                            and t.known_until = 'infinity' and last.revision is null
                        """,
                """
                        insert into market_event (market, symbol, kind, reference, known_at, revision, event_date,
                            timing, starts_at, ends_at, reason, source, known_from, known_until)
                        select :market, t.symbol, t.kind, t.reference, t.known_at, w.n, t.event_date, t.timing,
                            t.starts_at, t.ends_at, t.reason, :fallback, w.known_from, w.known_until
                        from market_event t
                        """
                        + Knowledge.last(
                                "market_event",
                                "o.market = :market and (o.symbol, o.kind, o.reference, o.known_at)"
                                        + " = (t.symbol, t.kind, t.reference, t.known_at)")
                        + Knowledge.times("t.known_at") + """
                        where t.market = :fallback and t.symbol = any(:symbols) and not t.withdrawn
                            and t.known_until = 'infinity' and last.revision is null
                            and t.known_at < cast(:from as timestamptz) + interval '1 day'
                        """);
        for (String copy : copies) {
            knowledge
                    .bind(db.sql(copy))
                    .param("market", market.id())
                    .param("fallback", fallback.id())
                    .param("symbols", wanted)
                    .param("first", days.first())
                    .param("last", days.last())
                    .param("from", Rows.time(from))
                    .update();
        }
        changed(market, 1);
    }
}
