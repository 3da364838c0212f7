package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Instrument;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Table {@code instrument}: what an instrument becomes ends what it was, whose row stays. */
@Repository
class InstrumentTable {
    private static final String DELIVERED = """
            (select s.*, coalesce(s.first::timestamp at time zone 'America/New_York', '-infinity') as begun
             from unnest(cast(:symbols as text[]), cast(:names as text[]), cast(:sectors as text[]),
                cast(:benchmarks as boolean[]), cast(:firsts as date[])) as s (symbol, name, sector, benchmark, first)) t
            """;

    private final JdbcClient db;

    InstrumentTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * An instrument as its source has it now.
     *
     * @param first the first session delivered with it
     */
    record Listed(Instrument instrument, Optional<LocalDate> first) {}

    /**
     * Keeps the instruments; earlier sessions than were known move the listing back where no session has missed them.
     *
     * @return how many rows were ended or added
     */
    int put(String market, List<Listed> listed, Knowledge knowledge) {
        bind(db.sql("update instrument i set listed_from = t.first from " + DELIVERED + """
                        where i.market = :market and i.symbol = t.symbol and i.known_until = 'infinity'
                            and t.first < i.listed_from
                            and (cast(:readFrom as timestamptz) is null
                                or i.listed_from::timestamp at time zone 'America/New_York'
                                    <= cast(:readFrom as timestamptz))
                        """), market, listed, knowledge)
                .update();
        int ended = bind(
                        db.sql("update instrument i set known_until = "
                                + Knowledge.ended("i", "'-infinity'::timestamptz")
                                + " from " + DELIVERED + """
                        where i.market = :market and i.symbol = t.symbol and i.known_until = 'infinity'
                            and (i.name, i.sector, i.benchmark, i.withdrawn, i.listed_from)
                                is distinct from (t.name, t.sector, t.benchmark, false, least(i.listed_from, t.first))
                            and (i.listed_from is not null or t.first is null
                                or (i.name, i.sector, i.benchmark, i.withdrawn)
                                    is distinct from (t.name, t.sector, t.benchmark, false))
                        """),
                        market,
                        listed,
                        knowledge)
                .update();
        return ended
                + bind(
                                db.sql("""
                        insert into instrument (market, symbol, name, sector, benchmark, listed_from, revision, known_from,
                            known_until)
                        select :market, t.symbol, t.name, t.sector, t.benchmark, least(t.first, before.listed_from),
                            coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from\s""" + DELIVERED
                                        + Knowledge.last("instrument", "o.market = :market and o.symbol = t.symbol")
                                        + """
                         left join instrument before on before.market = :market and before.symbol = t.symbol
                            and before.revision = last.revision
                        """
                                        + Knowledge.times(
                                                "case when last.revision is null then t.begun else '-infinity' end")
                                        + " where not last.stands"),
                                market,
                                listed,
                                knowledge)
                        .update();
    }

    /**
     * Notes that the source no longer has the instruments.
     *
     * @return how many rows were ended
     */
    int withdraw(String market, Set<Symbol> symbols, Knowledge knowledge) {
        String[] gone = symbols.stream().map(Symbol::value).toArray(String[]::new);
        int ended = knowledge
                .bind(db.sql("update instrument i set known_until = "
                        + Knowledge.ended("i", "'-infinity'::timestamptz") + """
                         where i.market = :market and i.symbol = any(:symbols) and i.known_until = 'infinity'
                            and not i.withdrawn
                        """))
                .param("market", market)
                .param("symbols", gone)
                .update();
        db.sql("""
                        insert into instrument (market, symbol, name, sector, benchmark, listed_from, withdrawn, revision,
                            known_from)
                        select market, symbol, name, sector, benchmark, listed_from, true, revision + 1, known_until
                        from (select distinct on (symbol) * from instrument
                              where market = :market and symbol = any(:symbols)
                              order by symbol, revision desc) last
                        where known_until < 'infinity'
                        """).param("market", market).param("symbols", gone).update();
        return ended;
    }

    private static StatementSpec bind(
            StatementSpec statement, String market, List<Listed> listed, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market)
                .param(
                        "symbols",
                        Rows.column(listed, i -> i.instrument().symbol().value()))
                .param("names", Rows.column(listed, i -> i.instrument().name()))
                .param("sectors", Rows.column(listed, i -> i.instrument().sector()))
                .param(
                        "benchmarks",
                        Rows.column(listed, i -> Boolean.toString(i.instrument().benchmark())))
                .param("firsts", firsts(listed));
    }

    private static @Nullable String[] firsts(List<Listed> listed) {
        @Nullable String[] firsts = new @Nullable String[listed.size()];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = listed.get(i).first().map(LocalDate::toString).orElse(null);
        }
        return firsts;
    }
}
