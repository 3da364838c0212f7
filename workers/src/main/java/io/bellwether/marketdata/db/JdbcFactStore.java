package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code instrument_fact} and {@code market_event}; rows are ended and added, never changed. */
@Repository
class JdbcFactStore implements FactStore {
    private static final String FACTS = """
            unnest(cast(:symbols as text[]), cast(:kinds as text[]), cast(:known as timestamptz[]),
                cast(:values as numeric[]), cast(:days as date[])) as t (symbol, kind, known_at, value, of_date)
            """;

    private static final String EVENTS = """
            unnest(cast(:symbols as text[]), cast(:kinds as text[]), cast(:references as text[]),
                cast(:known as timestamptz[]), cast(:days as date[]), cast(:timings as text[]),
                cast(:starts as timestamptz[]), cast(:ends as timestamptz[]), cast(:reasons as text[]))
                as t (symbol, kind, reference, known_at, event_date, timing, starts_at, ends_at, reason)
            """;

    private final JdbcClient db;

    JdbcFactStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void putFacts(Market market, KnownIn<InstrumentFact> facts, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        List<InstrumentFact> rows = facts.rows();
        bindFacts(
                        db.sql("update instrument_fact f set known_until = " + Knowledge.ended("f", "f.known_at")
                                + " from "
                                + FACTS + """
                        where f.market = :market and (f.symbol, f.kind, f.known_at) = (t.symbol, t.kind, t.known_at)
                            and f.known_until = 'infinity'
                            and (f.value, f.of_date) is distinct from (t.value, t.of_date)
                        """),
                        market,
                        rows,
                        knowledge)
                .update();
        bindFacts(
                        db.sql("""
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source,
                            known_from, known_until)
                        select :market, t.symbol, t.kind, t.known_at, coalesce(last.revision, 0) + w.n, t.value, t.of_date,
                            :market, w.known_from, w.known_until
                        from\s""" + FACTS
                                + Knowledge.last(
                                        "instrument_fact",
                                        "o.market = :market and (o.symbol, o.kind, o.known_at) = (t.symbol, t.kind, t.known_at)")
                                + Knowledge.times("t.known_at")
                                + " where not last.stands"),
                        market,
                        rows,
                        knowledge)
                .update();
        bindFacts(
                        db.sql("with ended as (update instrument_fact f set known_until = "
                                + Knowledge.ended("f", "f.known_at") + """
                                 where f.market = :market and f.source = :market and f.value is not null
                                    and f.known_until = 'infinity' and f.known_at >= :from and f.known_at < :to
                                    and (f.symbol, f.kind, f.known_at) not in (select t.symbol, t.kind, t.known_at from\s"""
                                + FACTS + """
                                ) returning f.*)
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source,
                            known_from)
                        select market, symbol, kind, known_at, revision + 1, null, of_date, source, known_until from ended
                        """),
                        market,
                        rows,
                        knowledge)
                .param("from", Rows.time(facts.from()))
                .param("to", Rows.time(facts.to()))
                .update();
    }

    private static StatementSpec bindFacts(
            StatementSpec statement, Market market, List<InstrumentFact> rows, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market.id())
                .param("symbols", symbols(rows, InstrumentFact::symbol))
                .param("kinds", Rows.column(rows, fact -> fact.kind().name()))
                .param("known", Rows.column(rows, fact -> fact.knownAt().toString()))
                .param("values", Rows.column(rows, fact -> fact.value().toPlainString()))
                .param("days", Rows.column(rows, fact -> fact.of().toString()));
    }

    @Override
    @Transactional
    public void putEvents(Market market, KnownIn<MarketEvent> events, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        List<EventRow> rows = events.rows().stream().map(EventRow::of).toList();
        bindEvents(
                        db.sql("update market_event e set known_until = " + Knowledge.ended("e", "e.known_at")
                                + " from "
                                + EVENTS + """
                        where e.market = :market and e.known_until = 'infinity'
                            and (e.symbol, e.kind, e.reference, e.known_at)
                                = (t.symbol, t.kind, t.reference, t.known_at)
                            and (e.withdrawn or (e.event_date, e.timing, e.ends_at, e.reason)
                                is distinct from (t.event_date, t.timing, t.ends_at, t.reason))
                        """),
                        market,
                        rows,
                        knowledge)
                .update();
        bindEvents(
                        db.sql("""
                        insert into market_event (market, symbol, kind, reference, known_at, revision, event_date,
                            timing, starts_at, ends_at, reason, source, known_from, known_until)
                        select :market, t.symbol, t.kind, t.reference, t.known_at, coalesce(last.revision, 0) + w.n,
                            t.event_date, t.timing, t.starts_at, t.ends_at, t.reason, :market, w.known_from, w.known_until
                        from\s""" + EVENTS
                                + Knowledge.last(
                                        "market_event",
                                        "o.market = :market and (o.symbol, o.kind, o.reference, o.known_at)"
                                                + " = (t.symbol, t.kind, t.reference, t.known_at)")
                                + Knowledge.times("t.known_at")
                                + " where not last.stands"),
                        market,
                        rows,
                        knowledge)
                .update();
        bindEvents(
                        db.sql("with ended as (update market_event e set known_until = "
                                + Knowledge.ended("e", "e.known_at") + """
                                 where e.market = :market and e.source = :market and not e.withdrawn
                                    and e.known_until = 'infinity' and e.known_at >= :from and e.known_at < :to
                                    and (e.symbol, e.kind, e.reference, e.known_at) not in (
                                        select t.symbol, t.kind, t.reference, t.known_at from\s"""
                                + EVENTS + """
                                ) returning e.*)
                        insert into market_event (market, symbol, kind, reference, known_at, revision, withdrawn,
                            event_date, timing, starts_at, ends_at, reason, source, known_from)
                        select market, symbol, kind, reference, known_at, revision + 1, true, event_date, timing,
                            starts_at, ends_at, reason, source, known_until
                        from ended
                        """),
                        market,
                        rows,
                        knowledge)
                .param("from", Rows.time(events.from()))
                .param("to", Rows.time(events.to()))
                .update();
    }

    private static StatementSpec bindEvents(
            StatementSpec statement, Market market, List<EventRow> rows, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market.id())
                .param("symbols", symbols(rows, EventRow::symbol))
                .param("kinds", Rows.column(rows, EventRow::kind))
                .param("references", Rows.column(rows, EventRow::reference))
                .param("known", Rows.column(rows, EventRow::knownAt))
                .param("days", optional(rows, EventRow::date))
                .param("timings", optional(rows, EventRow::timing))
                .param("starts", optional(rows, EventRow::startsAt))
                .param("ends", optional(rows, EventRow::endsAt))
                .param("reasons", Rows.column(rows, EventRow::reason));
    }

    /** What the columns hold, by kind. */
    private record EventRow(
            Symbol symbol,
            String kind,
            String reference,
            String knownAt,
            Optional<String> date,
            Optional<String> timing,
            Optional<String> startsAt,
            Optional<String> endsAt,
            String reason) {
        static EventRow of(MarketEvent event) {
            String knownAt = event.knownAt().toString();
            return switch (event) {
                case Earnings report ->
                    new EventRow(
                            report.symbol(),
                            "EARNINGS",
                            report.reference(),
                            knownAt,
                            Optional.of(report.date().toString()),
                            Optional.of(report.timing().name()),
                            Optional.empty(),
                            Optional.empty(),
                            "");
                case TradingHalt halt ->
                    new EventRow(
                            halt.symbol(),
                            "HALT",
                            halt.reference(),
                            knownAt,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(halt.from().toString()),
                            halt.until().map(Instant::toString),
                            halt.reason());
            };
        }
    }

    private static <T> String[] symbols(List<T> rows, Function<T, Symbol> symbol) {
        return Rows.column(rows, row -> symbol.apply(row).value());
    }

    /** A column in which a value may be missing. */
    private static String[] optional(List<EventRow> rows, Function<EventRow, Optional<String>> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Optional<String> text = value.apply(rows.get(i));
            if (text.isPresent()) {
                column[i] = text.get();
            }
        }
        return column;
    }
}
