package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.impact.app.MeasureImpact;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.reporting.domain.ImpactLine;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stored headlines and bars mean for companies, as the daily report tells it. */
@DatabaseTest
class ImpactReportIT {
    private static final String MARKET = "files-hit";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final DeskId DESK = new DeskId("hit");
    private static final Instant CLOSE = Instant.parse("2026-11-20T21:00:00Z");

    @Autowired
    JdbcClient db;

    @Autowired
    Desks desks;

    @Autowired
    ReadDeskDay readDeskDay;

    @Autowired
    BuildReport build;

    @Autowired
    RenderReport render;

    @Autowired
    Reports reports;

    @Autowired
    MeasureImpact impact;

    @BeforeEach
    void day() {
        desks.save(TestDesks.onMarket("hit", MARKET));
        Random random = new Random(3);
        for (String symbol : List.of("XOM", "DAL", "INDEX")) {
            db.sql("insert into instrument (market, symbol, benchmark) values (:market, :symbol, :benchmark)"
                            + " on conflict do nothing")
                    .param("market", MARKET)
                    .param("symbol", symbol)
                    .param("benchmark", symbol.equals("INDEX"))
                    .update();
            for (LocalDate date : new ExchangeCalendar().lastTradingDays(60, DAY)) {
                bar(symbol, date, BigDecimal.valueOf(9_500 + random.nextInt(1_000), 2));
            }
        }
        news("Oil surges after <script>alert(1)</script> supply disruption", "2026-11-20T20:00:00Z");
        db.sql("""
                        insert into session_run (desk_id, trading_date, session, state, started_as_of)
                        values ('hit', :day, 'CLOSE', 'ENDED', :close) on conflict do nothing
                        """)
                .param("day", DAY)
                .param("close", CLOSE.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void bar(String symbol, LocalDate date, BigDecimal close) {
        db.sql("select bar_daily_years(:date, :date)")
                .param("date", date)
                .query((row, n) -> true)
                .single();
        db.sql("""
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume, available_at)
                        values (:market, :symbol, :date, :close, :close, :close, :close, 100000, :at)
                        on conflict do nothing
                        """)
                .param("market", MARKET)
                .param("symbol", symbol)
                .param("date", date)
                .param("close", close)
                .param(
                        "at",
                        new ExchangeCalendar().hours(date).orElseThrow().close().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void news(String headline, String at) {
        db.sql("""
                        insert into news_item (market, id, headline, source, published_at)
                        values (:market, :headline, :headline, 'Wire', cast(:at as timestamptz)) on conflict do nothing
                        """)
                .param("market", MARKET)
                .param("headline", headline)
                .param("at", at)
                .update();
    }

    @Test
    void theReportTellsWhoIsHitAndNothingThatWasPublishedLater() {
        ImpactLine told = readDeskDay.run(DESK, Optional.of(DAY)).impact();
        assertThat(told.events())
                .singleElement()
                .asString()
                .startsWith("1. oil up, strength 0.85, 1 headline of 2026-11-20");
        assertThat(told.companies())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("XOM +"))
                .anyMatch(line -> line.startsWith("DAL -"));
        news("Fed raises interest rates", "2026-11-20T21:00:01Z");
        news("Oil plunges as OPEC raises output", "2026-11-20T21:00:01Z");
        assertThat(readDeskDay.run(DESK, Optional.of(DAY)).impact()).isEqualTo(told);
        assertThat(impact.run(MARKET, CLOSE.plusSeconds(1)).orElseThrow().eventLines())
                .isNotEqualTo(told.events());
        String id = build.run(DESK, DAY);
        render.run(id);
        String html = reports.rendering(id).orElseThrow().html();
        assertThat(html)
                .contains("Impact of events", "by event 1: sector:energy", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert(1)");
    }
}
