package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Desks on simulated markets, each test with a seed of its own. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class SimulatedFetchIT {
    private static final Symbol LIQUID = new Symbol("ZQAB");
    private static final Symbol BENCHMARK = new Symbol("SIMX");
    private static final LocalDate FRIDAY = LocalDate.of(2019, 6, 14);
    private static final Instant OPEN = Instant.parse("2019-06-14T13:30:00Z");
    private static final Instant NOON = Instant.parse("2019-06-14T16:10:00Z");
    private static final Instant CLOSE = Instant.parse("2019-06-14T20:00:00Z");

    @Autowired
    Desks desks;

    @Autowired
    MarketReader reader;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    FetchFromFirstSource fetchFromFirstSource;

    @Autowired
    CheckDataQuality checkDataQuality;

    @Autowired
    JdbcClient db;

    @Test
    void importsThreeHundredSessionsAndNothingOfTheDayButTheOpen() {
        String market = market(101);

        fetchMarketData.run(at(market, FRIDAY, OPEN));

        assertThat(reader.instruments(market, MarketReader.NEWEST)).hasSize(41);
        assertThat(reader.benchmark(market, MarketReader.NEWEST)).contains(BENCHMARK);
        assertThat(reader.bars(market, LIQUID, CLOSE, 1000))
                .hasSize(300)
                .extracting(Bar::date)
                .last()
                .isEqualTo(LocalDate.of(2019, 6, 13));
        assertThat(reader.quote(market, LIQUID, CLOSE).map(LastPrice::kind)).contains(LastPrice.Kind.OPEN);
        assertThat(checkDataQuality.run(at(market, FRIDAY, OPEN))).isTrue();
    }

    @Test
    void quotesTheLastHalfHourAtMidday() {
        String market = market(102);
        fetchMarketData.run(at(market, FRIDAY, OPEN));

        fetchFromFirstSource.run(at(market, FRIDAY, NOON));

        LastPrice quote = reader.quote(market, LIQUID, NOON).orElseThrow();
        assertThat(quote.kind()).isEqualTo(LastPrice.Kind.INTRADAY);
        assertThat(quote.asOf()).isEqualTo(Instant.parse("2019-06-14T16:00:00Z"));
        assertThat(reader.sessionBar(market, LIQUID, FRIDAY, CLOSE)).isEmpty();

        fetchFromFirstSource.run(at(market, FRIDAY, CLOSE));

        Bar bar = reader.sessionBar(market, LIQUID, FRIDAY, CLOSE).orElseThrow();
        assertThat(quote.price()).isBetween(bar.low(), bar.high());
        assertThat(reader.quote(market, LIQUID, CLOSE))
                .contains(new LastPrice(LIQUID, CLOSE, bar.close(), LastPrice.Kind.CLOSE));
        assertThat(reader.quote(market, LIQUID, OPEN))
                .contains(new LastPrice(LIQUID, OPEN, bar.open(), LastPrice.Kind.OPEN));
    }

    @Test
    void storesTheSameHoweverItGotThere() {
        String market = market(103);
        for (LocalDate day : PriceFiles.sessions("2019-06-10", "2019-06-14")) {
            Instant close = day.atTime(20, 0).toInstant(java.time.ZoneOffset.UTC);
            fetchMarketData.run(at(market, day, close.minusSeconds(23_400)));
            fetchFromFirstSource.run(at(market, day, close));
        }
        String stepwise = bars(market);
        db.sql("delete from bar_daily where market = :m").param("m", market).update();
        db.sql("update market set imported_fingerprint = '', read_from = null, read_until = null where id = :m")
                .param("m", market)
                .update();

        fetchMarketData.run(at(market, LocalDate.of(2019, 6, 17), Instant.parse("2019-06-17T13:30:00Z")));
        fetchMarketData.run(at(market, LocalDate.of(2019, 6, 10), Instant.parse("2019-06-10T13:30:00Z")));

        assertThat(bars(market)).isEqualTo(stepwise);
    }

    @Test
    void beginsIn2018() {
        String market = market(104);

        assertThatThrownBy(() -> fetchMarketData.run(
                        at(market, LocalDate.of(2018, 1, 2), Instant.parse("2018-01-02T14:30:00Z"))))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessage(
                        "simulated market simulated-104 has no finished session before 2018-01-03; choose a later day");

        fetchMarketData.run(at(market, LocalDate.of(2018, 1, 3), Instant.parse("2018-01-03T14:30:00Z")));
        assertThat(reader.bars(market, LIQUID, OPEN, 10)).hasSize(1);
    }

    private String bars(String market) {
        return db.sql("""
                        select md5(string_agg((to_jsonb(b) - 'received_at')::text, ',' order by symbol, trading_date)) || count(*) from bar_daily b
                        where market = :m
                        """).param("m", market).query(String.class).single();
    }

    private String market(int seed) {
        String market = "simulated-" + seed;
        desks.save(new Desk(
                new DeskId(market),
                "Simulated",
                Desk.Mode.PAPER,
                "paper",
                market,
                Optional.empty(),
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT));
        return market;
    }

    private static SessionRef at(String desk, LocalDate date, Instant asOf) {
        return new SessionRef(new DeskId(desk), date, Session.MORNING, asOf, true);
    }
}
