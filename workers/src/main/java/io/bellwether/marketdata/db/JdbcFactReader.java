package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads facts and events from PostgreSQL. Each query bounds the time at which a row became known, and starts from the
 * rows that may be the answer, so that years of history cost nothing.
 */
@Repository
class JdbcFactReader implements FactReader {
    private final JdbcClient db;

    JdbcFactReader(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Map<Symbol, InstrumentFact> sizes(String market, Instant asOf) {
        BinaryOperator<InstrumentFact> newest = BinaryOperator.maxBy(Comparator.comparing(InstrumentFact::knownAt)
                .thenComparing(InstrumentFact::kind, Comparator.reverseOrder()));
        List<InstrumentFact> facts = db.sql("""
                        select f.* from instrument i
                        cross join (values ('SHARES_OUTSTANDING'), ('MARKET_CAP')) as kinds (kind)
                        cross join lateral (
                            select symbol, kind, value, of_date as of, known_at from instrument_fact
                            where market = i.market and symbol = i.symbol and kind = kinds.kind
                                and known_at <= :asOf and known_from <= :asOf and known_until > :asOf
                                and value is not null
                            order by known_at desc limit 1) f
                        where i.market = :market and i.known_until = 'infinity'
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(InstrumentFact.class))
                .list();
        Map<Symbol, InstrumentFact> sizes = new HashMap<>();
        facts.forEach(fact -> sizes.merge(fact.symbol(), fact, newest));
        return Map.copyOf(sizes);
    }

    /** A report counts unless the same one was announced again since: a moved report leaves its old day. */
    @Override
    public Map<Symbol, Reports> reports(String market, Instant asOf) {
        Map<Symbol, List<Earnings>> announced = db
                .sql("""
                        select e.symbol, e.reference, e.event_date as date, e.timing, e.known_at from market_event e
                        where e.market = :market and e.kind = 'EARNINGS' and e.event_date >= :since
                            and e.known_at <= :asOf and e.known_from <= :asOf and e.known_until > :asOf
                            and not e.withdrawn
                            and not exists (
                                select 1 from market_event later
                                where (later.market, later.symbol, later.kind, later.reference)
                                        = (e.market, e.symbol, e.kind, e.reference)
                                    and later.known_at > e.known_at and later.known_at <= :asOf
                                    and later.known_from <= :asOf and later.known_until > :asOf
                                    and not later.withdrawn)
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .param("since", asOf.atZone(ExchangeCalendar.ZONE).toLocalDate().minusDays(REMEMBERED))
                .query(ByName.rows(Earnings.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Earnings::symbol));
        Map<Symbol, Reports> reports = new HashMap<>();
        announced.forEach((symbol, all) -> reports.put(symbol, Reports.at(asOf, all)));
        return Map.copyOf(reports);
    }

    @Override
    public Map<Symbol, TradingHalt> halts(String market, Instant asOf) {
        Map<Symbol, TradingHalt> halts = new HashMap<>();
        db.sql("""
                        select e.symbol, e.starts_at as "from", cast(null as timestamptz) as until, e.reason from market_event e
                        where e.market = :market and e.kind = 'HALT' and e.known_at <= :asOf and not e.withdrawn
                            and e.known_from <= :asOf and e.known_until > :asOf
                            and (e.ends_at is null or e.ends_at > :asOf)
                        order by e.symbol, e.starts_at
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(TradingHalt.class))
                .list()
                .forEach(halt -> halts.putIfAbsent(halt.symbol(), halt));
        return Map.copyOf(halts);
    }
}
