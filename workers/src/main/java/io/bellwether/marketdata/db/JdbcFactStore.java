package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Halt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code instrument_fact} and {@code market_event}; rows are only added. One import of a market runs at a time. */
@Repository
class JdbcFactStore implements FactStore {
    private final JdbcClient db;

    JdbcFactStore(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void putFacts(Market market, KnownIn<InstrumentFact> facts) {
        List<InstrumentFact> rows = facts.rows();
        db.sql("""
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source)
                        select :market, t.symbol, t.kind, t.known_at, coalesce(last.revision, 0) + 1, t.value, t.of_date,
                            :market
                        from unnest(cast(:symbols as text[]), cast(:kinds as text[]), cast(:known as timestamptz[]),
                            cast(:values as numeric[]), cast(:days as date[])) as t (symbol, kind, known_at, value, of_date)
                        left join instrument_fact_now last on last.market = :market
                            and (last.symbol, last.kind, last.known_at) = (t.symbol, t.kind, t.known_at)
                        where last.revision is null
                            or (last.value, last.of_date) is distinct from (t.value, t.of_date)
                        """)
                .param("market", market.id())
                .param("symbols", symbols(rows, InstrumentFact::symbol))
                .param("kinds", Rows.column(rows, fact -> fact.kind().name()))
                .param("known", Rows.column(rows, fact -> fact.knownAt().toString()))
                .param("values", Rows.column(rows, fact -> fact.value().toPlainString()))
                .param("days", Rows.column(rows, fact -> fact.of().toString()))
                .update();
        db.sql("""
                        insert into instrument_fact (market, symbol, kind, known_at, revision, value, of_date, source)
                        select market, symbol, kind, known_at, revision + 1, null, of_date, source
                        from instrument_fact_now
                        where market = :market and source = :market and value is not null
                            and known_at >= :from and known_at < :to
                            and (symbol, kind, known_at) not in (
                                select * from unnest(cast(:symbols as text[]), cast(:kinds as text[]),
                                    cast(:known as timestamptz[])))
                        """)
                .param("market", market.id())
                .param("from", Rows.time(facts.from()))
                .param("to", Rows.time(facts.to()))
                .param("symbols", symbols(rows, InstrumentFact::symbol))
                .param("kinds", Rows.column(rows, fact -> fact.kind().name()))
                .param("known", Rows.column(rows, fact -> fact.knownAt().toString()))
                .update();
    }

    @Override
    @Transactional
    public void putEvents(Market market, KnownIn<MarketEvent> events) {
        List<EventRow> rows = events.rows().stream().map(EventRow::of).toList();
        add(market, rows);
        db.sql("""
                        insert into market_event (market, symbol, kind, reference, known_at, revision, withdrawn,
                            event_date, timing, starts_at, ends_at, reason, source)
                        select market, symbol, kind, reference, known_at, revision + 1, true, event_date, timing,
                            starts_at, ends_at, reason, source
                        from market_event_now
                        where market = :market and source = :market and not withdrawn
                            and known_at >= :from and known_at < :to
                            and (symbol, kind, reference, known_at) not in (
                                select * from unnest(cast(:symbols as text[]), cast(:kinds as text[]),
                                    cast(:references as text[]), cast(:known as timestamptz[])))
                        """)
                .param("market", market.id())
                .param("from", Rows.time(events.from()))
                .param("to", Rows.time(events.to()))
                .param("symbols", symbols(rows, EventRow::symbol))
                .param("kinds", Rows.column(rows, EventRow::kind))
                .param("references", Rows.column(rows, EventRow::reference))
                .param("known", Rows.column(rows, EventRow::knownAt))
                .update();
    }

    private void add(Market market, List<EventRow> rows) {
        db.sql("""
                        insert into market_event (market, symbol, kind, reference, known_at, revision, event_date,
                            timing, starts_at, ends_at, reason, source)
                        select :market, t.symbol, t.kind, t.reference, t.known_at, coalesce(last.revision, 0) + 1,
                            t.event_date, t.timing, t.starts_at, t.ends_at, t.reason, :market
                        from unnest(cast(:symbols as text[]), cast(:kinds as text[]), cast(:references as text[]),
                            cast(:known as timestamptz[]), cast(:days as date[]), cast(:timings as text[]),
                            cast(:starts as timestamptz[]), cast(:ends as timestamptz[]), cast(:reasons as text[]))
                            as t (symbol, kind, reference, known_at, event_date, timing, starts_at, ends_at, reason)
                        left join market_event_now last on last.market = :market
                            and (last.symbol, last.kind, last.reference, last.known_at)
                                = (t.symbol, t.kind, t.reference, t.known_at)
                        where last.revision is null or last.withdrawn
                            or (last.event_date, last.timing, last.ends_at, last.reason)
                                is distinct from (t.event_date, t.timing, t.ends_at, t.reason)
                        """)
                .param("market", market.id())
                .param("symbols", symbols(rows, EventRow::symbol))
                .param("kinds", Rows.column(rows, EventRow::kind))
                .param("references", Rows.column(rows, EventRow::reference))
                .param("known", Rows.column(rows, EventRow::knownAt))
                .param("days", optional(rows, EventRow::date))
                .param("timings", optional(rows, EventRow::timing))
                .param("starts", optional(rows, EventRow::startsAt))
                .param("ends", optional(rows, EventRow::endsAt))
                .param("reasons", Rows.column(rows, EventRow::reason))
                .update();
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
                case Halt halt ->
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
