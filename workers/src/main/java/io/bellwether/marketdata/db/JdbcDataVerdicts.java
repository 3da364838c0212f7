package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.app.DataVerdicts;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataQuality;
import io.bellwether.marketdata.domain.DataVerdict;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tables {@code data_check} and {@code data_verdict}. */
@Repository
class JdbcDataVerdicts implements DataVerdicts {
    private final JdbcClient db;

    JdbcDataVerdicts(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void record(DataCheck check) {
        db.sql("delete from data_check where market = :market and as_of = :asOf")
                .param("market", check.market())
                .param("asOf", Rows.time(check.asOf()))
                .update();
        db.sql("""
                        insert into data_check (market, as_of, trading_date, expected, usable, benchmark_fresh)
                        values (:market, :asOf, :date, :expected, :usable, :benchmarkFresh)
                        """)
                .param("market", check.market())
                .param("asOf", Rows.time(check.asOf()))
                .param("date", check.date())
                .param("expected", check.quality().expected())
                .param("usable", check.quality().usable())
                .param("benchmarkFresh", check.quality().benchmarkFresh())
                .update();
        List<DataVerdict> verdicts = check.verdicts();
        db.sql("""
                        insert into data_verdict (market, as_of, symbol, grade, findings)
                        select :market, :asOf, t.* from unnest(cast(:symbols as text[]), cast(:grades as text[]),
                            cast(:findings as jsonb[])) as t
                        """)
                .param("market", check.market())
                .param("asOf", Rows.time(check.asOf()))
                .param(
                        "symbols",
                        Rows.column(verdicts, verdict -> verdict.symbol().value()))
                .param(
                        "grades",
                        Rows.column(verdicts, verdict -> verdict.grade().name()))
                .param("findings", Rows.column(verdicts, verdict -> Json.write(verdict.findings())))
                .update();
    }

    private record Row(Instant asOf, LocalDate tradingDate, int expected, int usable, boolean benchmarkFresh) {}

    @Override
    public Optional<DataCheck> find(String market, Instant asOf) {
        return db.sql("""
                        select as_of, trading_date, expected, usable, benchmark_fresh from data_check
                        where market = :market and as_of <= :asOf and trading_date = :date
                        order by as_of desc limit 1
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .param("date", asOf.atZone(ExchangeCalendar.ZONE).toLocalDate())
                .query(ByName.rows(Row.class))
                .optional()
                .map(row -> new DataCheck(
                        market,
                        row.tradingDate(),
                        row.asOf(),
                        new DataQuality(row.expected(), row.usable(), row.benchmarkFresh()),
                        verdicts(market, row.asOf())));
    }

    private List<DataVerdict> verdicts(String market, Instant asOf) {
        return db.sql("select symbol, findings from data_verdict where market = :market and as_of = :asOf")
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(DataVerdict.class))
                .list();
    }
}
