package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.domain.BlockedDays;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Data issues in PostgreSQL. */
@Repository
class JdbcDataIssues implements DataIssues {
    private static final String FOUND = """
            unnest(cast(:markets as text[]), cast(:symbols as text[]), cast(:dates as date[]), cast(:files as text[]),
                cast(:lines as integer[]), cast(:kinds as text[]), cast(:details as text[]))
                as t (market, symbol, trading_date, file, line, kind, detail)
            """;

    /** SQL: when the issue of that alias may first matter, the open of its session. */
    static String shows(String alias) {
        return "coalesce((%s.trading_date + time '09:30') at time zone 'America/New_York', '-infinity')"
                .formatted(alias);
    }

    private final JdbcClient db;

    JdbcDataIssues(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<Symbol> blockedSymbols(String market, Instant asOf) {
        DateRange days = BlockedDays.at(asOf, BLOCKED_SESSIONS);
        return new HashSet<>(db.sql("""
                        select distinct symbol from data_issue i
                        where market = :market and kind = 'POSSIBLE_SPLIT' and trading_date between :first and :last
                            and known_from <= :asOf and known_until > :asOf
                            and not exists (select 1 from corporate_action a
                                where a.market = i.market and a.symbol = i.symbol and a.kind = 'SPLIT'
                                    and a.ex_date = i.trading_date and a.known_at <= :asOf
                                    and a.known_from <= :asOf and a.known_until > :asOf)
                        """)
                .param("market", market)
                .param("first", days.first())
                .param("last", days.last())
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> Rows.symbol(row))
                .list());
    }

    @Override
    @Transactional
    public void record(List<DataIssue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        bind(
                        db.sql(
                                "insert into data_issue (market, symbol, trading_date, file, line, kind, detail) select * from "
                                        + FOUND + " on conflict do nothing"),
                        issues)
                .update();
    }

    @Override
    @Transactional
    public void replaceFileIssues(Market market, List<DataIssue> issues, Instant asOf) {
        Knowledge knowledge = Knowledge.lock(db, market, asOf);
        bind(
                        knowledge.bind(db.sql("update data_issue i set known_until = "
                                + Knowledge.ended("i", shows("i")) + """
                                 where i.market = :market and i.file <> '' and i.known_until = 'infinity'
                                    and (i.symbol, i.file, i.line, i.kind, i.detail) not in (
                                        select t.symbol, t.file, t.line, t.kind, t.detail from\s""" + FOUND + ")")),
                        issues)
                .param("market", market.id())
                .update();
        bind(
                        knowledge.bind(db.sql("""
                        insert into data_issue (market, symbol, trading_date, file, line, kind, detail, revision, known_from,
                            known_until)
                        select t.market, t.symbol, t.trading_date, t.file, t.line, t.kind, t.detail,
                            coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from\s""" + FOUND
                                + Knowledge.last(
                                        "data_issue",
                                        "o.market = t.market and (o.symbol, o.file, o.line, o.kind, o.detail)"
                                                + " = (t.symbol, t.file, t.line, t.kind, t.detail)")
                                + Knowledge.times(shows("t"))
                                + " where not last.stands on conflict do nothing")),
                        issues)
                .update();
    }

    private static StatementSpec bind(StatementSpec statement, List<DataIssue> issues) {
        return statement
                .param("markets", Rows.column(issues, DataIssue::market))
                .param(
                        "symbols",
                        Rows.column(issues, i -> i.symbol().map(Symbol::value).orElse("")))
                .param("dates", dates(issues))
                .param("files", Rows.column(issues, DataIssue::file))
                .param("lines", Rows.column(issues, i -> Integer.toString(i.line())))
                .param("kinds", Rows.column(issues, i -> i.kind().name()))
                .param("details", Rows.column(issues, DataIssue::detail));
    }

    @Override
    public List<DataIssue> list(String market, int limit) {
        return db.sql("""
                        select market, nullif(symbol, '') as symbol, trading_date as date, file, line, kind, detail
                        from data_issue
                        where market = :market and known_until = 'infinity'
                        order by file, line, kind, detail limit :limit
                        """)
                .param("market", market)
                .param("limit", limit)
                .query(ByName.rows(DataIssue.class))
                .list();
    }

    @Override
    @Transactional
    public void recordFiles(String market, DataFiles files) {
        db.sql("delete from market_file where market = :market")
                .param("market", market)
                .update();
        List<DataFile> all = files.files();
        db.sql("""
                        insert into market_file (market, position, file, outcome, bars, refused_rows, reason)
                        select :market, t.* from unnest(cast(:positions as integer[]), cast(:names as text[]),
                            cast(:outcomes as text[]), cast(:bars as integer[]), cast(:refused as integer[]),
                            cast(:reasons as text[])) as t
                        """)
                .param("market", market)
                .param(
                        "positions",
                        IntStream.range(0, all.size())
                                .mapToObj(Integer::toString)
                                .toArray(String[]::new))
                .param("names", Rows.column(all, DataFile::name))
                .param("outcomes", Rows.column(all, file -> file.outcome().name()))
                .param("bars", Rows.column(all, file -> Integer.toString(file.bars())))
                .param("refused", Rows.column(all, file -> Integer.toString(file.refusedRows())))
                .param("reasons", Rows.column(all, DataFile::reason))
                .update();
    }

    @Override
    public DataFiles files(String market) {
        return new DataFiles(db.sql("""
                        select file as name, outcome, bars, refused_rows, reason from market_file
                        where market = :market order by position
                        """)
                .param("market", market)
                .query(ByName.rows(DataFile.class))
                .list());
    }

    @Override
    public boolean stoodIn(String market, String fallback, LocalDate date) {
        return db.sql("""
                        select exists (select 1 from data_issue where market = :market and kind = 'FALLBACK_SOURCE'
                            and trading_date = :date and detail = :fallback)
                        """)
                .param("market", market)
                .param("date", date)
                .param("fallback", fallback)
                .query(Boolean.class)
                .single();
    }

    private static String[] dates(List<DataIssue> issues) {
        String[] dates = new String[issues.size()];
        for (int i = 0; i < dates.length; i++) {
            Optional<LocalDate> date = issues.get(i).date();
            if (date.isPresent()) {
                dates[i] = date.get().toString();
            }
        }
        return dates;
    }
}
