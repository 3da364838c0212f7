package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    /** Bars that one statement takes, so that it ends within the connection's patience; a symbol's stay together. */
    private static final int PIECE = 200_000;

    /** What a stored row and a delivered one have to have in common, beside symbol and day, to be the same. */
    private static final String SAID =
            "(b.open, b.high, b.low, b.close, b.volume, b.available_at, b.source) is %s distinct from"
                    + " (t.open, t.high, t.low, t.close, t.volume, t.available_at, cast(:market as text))";

    /** The symbols are named so that the whole market is not gone through for some of them. */
    private static final String STANDING =
            " b.market = :market and b.symbol = any(:of) and b.trading_date between :first and :last"
                    + " and b.symbol = t.symbol and b.trading_date = t.trading_date and b.known_until = 'infinity' and ";

    private final JdbcClient db;
    private final BarCopy copy;

    BarTable(JdbcClient db, BarCopy copy) {
        this.db = db;
        this.copy = copy;
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
     * Ends the bars that the source says differently, or, of the days that a delivery covers, no longer says, and adds those
     * that do not stand.
     *
     * @return how many rows were ended for good or added
     */
    int store(String market, List<Delivery> deliveries, Function<LocalDate, Instant> availableAt, Knowledge knowledge) {
        int rows = 0;
        int bars = 0;
        List<Delivery> piece = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            piece.add(delivery);
            bars += delivery.bars().size();
            if (bars >= PIECE) {
                rows += storePiece(market, piece, availableAt, knowledge);
                piece.clear();
                bars = 0;
            }
        }
        return piece.isEmpty() ? rows : rows + storePiece(market, piece, availableAt, knowledge);
    }

    private int storePiece(
            String market, List<Delivery> deliveries, Function<LocalDate, Instant> availableAt, Knowledge knowledge) {
        boolean first = isFirst(market, deliveries);
        BarCopy.Delivered delivered = copy.of(deliveries, availableAt);
        int rows = first ? 0 : endUntrue(market, deliveries, delivered, knowledge);
        return delivered.days().isEmpty()
                ? rows
                : rows + put(market, delivered, delivered.days().get(), first, knowledge);
    }

    private int endUntrue(String market, List<Delivery> deliveries, BarCopy.Delivered delivered, Knowledge knowledge) {
        List<Delivery> covering =
                deliveries.stream().filter(d -> d.covers().isPresent()).toList();
        Optional<DateRange> days = covering.stream()
                .flatMap(delivery -> delivery.covers().stream())
                .reduce(DateRange::span);
        if (days.isEmpty()) {
            return 0;
        }
        return bind(
                        "update bar_daily b set known_until = " + Knowledge.ended("b", "b.available_at") + """
                         from unnest(cast(:covered as text[]), cast(:firsts as date[]), cast(:lasts as date[]))
                            as covered (symbol, first, last)
                        where b.market = :market and b.source = :market and b.symbol = covered.symbol
                            and b.known_until = 'infinity'
                            and b.trading_date between :first and :last
                            and b.trading_date between covered.first and covered.last
                            and not exists (
                                select 1 from\s"""
                                + delivered.rows() + """
                                where t.symbol = b.symbol and t.trading_date = b.trading_date)
                        """,
                        market,
                        delivered,
                        knowledge)
                .param("first", days.get().first())
                .param("last", days.get().last())
                .param(
                        "covered",
                        Rows.column(covering, d -> d.instrument().symbol().value()))
                .param(
                        "firsts",
                        Rows.column(
                                covering, d -> d.covers().orElseThrow().first().toString()))
                .param(
                        "lasts",
                        Rows.column(
                                covering, d -> d.covers().orElseThrow().last().toString()))
                .update();
    }

    private int put(String market, BarCopy.Delivered delivered, DateRange days, boolean first, Knowledge knowledge) {
        db.sql("select bar_daily_years(:first, :last)")
                .param("first", days.first())
                .param("last", days.last())
                .query((row, n) -> true)
                .single();
        if (!first) {
            if (delivered.isCopied() && forgetKnown(market, delivered, days) == delivered.bars()) {
                return 0;
            }
            endChanged(market, delivered, days, knowledge);
        }
        String last = first
                ? Knowledge.NOTHING
                : Knowledge.last(
                        "bar_daily", "o.market = :market and o.symbol = t.symbol and o.trading_date = t.trading_date");
        return bind(
                        """
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume,
                            available_at, source, vendor, revision, known_from, known_until)
                        select :market, t.symbol, t.trading_date, t.open, t.high, t.low, t.close, t.volume,
                            t.available_at, :market, t.vendor, coalesce(last.revision, 0) + w.n, w.known_from,
                            w.known_until
                        from\s""" + delivered.rows() + last + Knowledge.times("t.available_at") + " where not last.stands",
                        market,
                        delivered,
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

    /**
     * Of many bars most are mostly stored already: they are found together, and what is left is looked at one by one.
     *
     * @return how many are stored already
     */
    private int forgetKnown(String market, BarCopy.Delivered delivered, DateRange days) {
        int known = db.sql("delete from " + BarCopy.TABLE + " t using bar_daily b where" + STANDING
                        + SAID.formatted("not"))
                .param("market", market)
                .param("of", delivered.symbols())
                .param("first", days.first())
                .param("last", days.last())
                .update();
        if (known > 0 && known < delivered.bars()) {
            db.sql("analyze " + BarCopy.TABLE).update();
        }
        return known;
    }

    private void endChanged(String market, BarCopy.Delivered delivered, DateRange days, Knowledge knowledge) {
        bind(
                        "update bar_daily b set known_until = " + Knowledge.ended("b", "b.available_at") + " from "
                                + delivered.rows() + " where" + STANDING + SAID.formatted(""),
                        market,
                        delivered,
                        knowledge)
                .param("of", delivered.symbols())
                .param("first", days.first())
                .param("last", days.last())
                .update();
    }

    private StatementSpec bind(String statement, String market, BarCopy.Delivered delivered, Knowledge knowledge) {
        return delivered.bind(knowledge.bind(db.sql(statement)).param("market", market));
    }
}
