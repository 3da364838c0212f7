package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Halt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads facts and events from PostgreSQL. Each query bounds the time at which a row became known. */
@Repository
class JdbcFactReader implements FactReader {
    static final String EARNINGS = "EARNINGS";
    static final String HALT = "HALT";

    private final JdbcClient db;

    JdbcFactReader(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<Symbol, InstrumentFact> sizes(String market, Instant asOf) {
        Map<Symbol, InstrumentFact> sizes = new HashMap<>();
        BinaryOperator<InstrumentFact> newest = BinaryOperator.maxBy(Comparator.comparing(InstrumentFact::knownAt)
                .thenComparing(InstrumentFact::kind, Comparator.reverseOrder()));
        db.sql("""
                        select distinct on (symbol, kind) symbol, kind, value, of_date, known_at
                        from instrument_fact_now
                        where market = :market and known_at <= :asOf and value is not null
                        order by symbol, kind, known_at desc
                        """).param("market", market).param("asOf", Rows.time(asOf)).query(row -> {
            InstrumentFact fact = fact(row);
            sizes.merge(fact.symbol(), fact, newest);
        });
        return Map.copyOf(sizes);
    }

    /** The last word about each report first, then those of today and later: a moved report leaves its old day. */
    @Override
    public Map<Symbol, Earnings> nextEarnings(String market, Instant asOf) {
        Map<Symbol, Earnings> next = new HashMap<>();
        db.sql("""
                        select symbol, reference, event_date, timing, known_at from (
                            select distinct on (symbol, reference) *
                            from market_event_now
                            where market = :market and kind = :kind and known_at <= :asOf and not withdrawn
                            order by symbol, reference, known_at desc) announced
                        where event_date >= :today
                        order by symbol, event_date, reference
                        """)
                .param("market", market)
                .param("kind", EARNINGS)
                .param("asOf", Rows.time(asOf))
                .param("today", asOf.atZone(ExchangeCalendar.ZONE).toLocalDate())
                .query(row -> {
                    Earnings report = earnings(row);
                    if (report.isAheadAt(asOf)) {
                        next.putIfAbsent(report.symbol(), report);
                    }
                });
        return Map.copyOf(next);
    }

    @Override
    public Map<Symbol, Halt> halts(String market, Instant asOf) {
        Map<Symbol, Halt> halts = new HashMap<>();
        db.sql("""
                        select symbol, starts_at, reason from market_event_now
                        where market = :market and kind = :kind and known_at <= :asOf and not withdrawn
                            and (ends_at is null or ends_at > :asOf)
                        order by symbol, starts_at
                        """)
                .param("market", market)
                .param("kind", HALT)
                .param("asOf", Rows.time(asOf))
                .query(row -> {
                    Halt halt = new Halt(
                            Rows.symbol(row), instant(row, "starts_at"), Optional.empty(), row.getString("reason"));
                    halts.putIfAbsent(halt.symbol(), halt);
                });
        return Map.copyOf(halts);
    }

    private static InstrumentFact fact(ResultSet row) throws SQLException {
        return new InstrumentFact(
                Rows.symbol(row),
                InstrumentFact.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getBigDecimal("value")),
                Objects.requireNonNull(row.getObject("of_date", LocalDate.class)),
                instant(row, "known_at"));
    }

    private static Earnings earnings(ResultSet row) throws SQLException {
        return new Earnings(
                Rows.symbol(row),
                row.getString("reference"),
                Objects.requireNonNull(row.getObject("event_date", LocalDate.class)),
                MarketEvent.Timing.valueOf(row.getString("timing")),
                instant(row, "known_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
