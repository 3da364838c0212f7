package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.settings.DeskMarkets;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.source.SourceLog;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.testing.Lane;
import io.bellwether.testing.LiveStack;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.VendorPark;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.watch.app.FollowPrices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole day by the clock on a market that three vendors deliver, one of twenty requests going wrong. */
@ResourceLock(Lane.OTHER_STACKS)
class VendorDayIT {
    private static final DeskId DESK = new DeskId("live-vendors");

    private final JdbcClient db = LiveStack.db();
    private final VendorPark park = LiveStack.vendors();

    @AfterEach
    void retire() {
        park.all().forEach(MarketServer::reset);
        LiveStack.retire(DESK);
    }

    @Test
    void aDayOfFaults_withTheFirstVendorGoneAtNoon_tradesOnRightPricesAndTellsTheirSources() {
        LocalDate day = LiveStack.newDay();
        String market = LiveStack.bean(DeskMarkets.class)
                .vendors(
                        DESK.value(),
                        VendorPark.symbols().stream().map(Symbol::value).toList(),
                        Map.of(),
                        VendorPark.BENCHMARK.value(),
                        day);
        LiveStack.open(TestDesks.onMarket(DESK.value(), market, TestDesks.advisedInEverySession()));
        for (int i = 0; i < park.all().size(); i++) {
            park.all().get(i).troubles(0.05, 7 + i);
        }

        pass(day, Session.MORNING, "09:30");
        assertLivePricesAreFollowed();
        park.alpaca().stopped();
        pass(day, Session.MIDDAY, "12:00");
        park.alpaca().running();
        pass(day, Session.CLOSE, "16:00");
        LiveStack.moveTo(day, "17:00");
        TradingDays days = LiveStack.bean(TradingDays.class);
        LiveStack.await(
                "the day ends",
                () -> days.find(DESK, day),
                found -> found.filter(TradingDay::ended).isPresent());

        assertThat(days.status(DESK, day)).isEqualTo("DONE");
        assertThat(LiveStack.walked(DESK, Session.MIDDAY))
                .containsSubsequence(
                        "fetch-prices/Task_FetchFromFirstSource",
                        "fetch-prices/Task_FetchFromFurtherSources",
                        "midday-check/Task_CheckStopsAndBrakes");
        assertThat(park.all())
                .allSatisfy(server -> assertThat(server.violations()).isEmpty());
        assertRightPrices(market, day);
        SourceLog log = LiveStack.bean(SourceLog.class);
        List<Instant> moments = moments(market);
        assertThat(moments).hasSizeGreaterThanOrEqualTo(3);
        Map<Symbol, SourceChoice> bars = log.at(market, DataKind.DAILY_BARS, moments.getFirst());
        assertThat(bars.keySet()).containsAll(VendorPark.symbols()).contains(VendorPark.BENCHMARK);
        assertThat(bars.values())
                .allSatisfy(choice -> assertThat(choice.source()).isPresent());
        Instant noon = moments.stream()
                .filter(at -> !at.isBefore(LiveStack.at(day, "12:00")))
                .findFirst()
                .orElseThrow();
        assertThat(log.at(market, DataKind.QUOTES, noon).values())
                .allSatisfy(choice -> assertThat(choice.source()).contains("yahoo"))
                .allSatisfy(choice ->
                        assertThat(choice.passed().getFirst().source()).isEqualTo("alpaca"));
        assertThat(db.sql("select count(*) from decision where desk_id = :desk and trading_date = :date")
                        .param("desk", DESK.value())
                        .param("date", day)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(db.sql("""
                        select snapshot -> 'macro' ->> 'known_on' from decision_context
                        where desk_id = :desk and trading_date = :date and snapshot -> 'macro' is not null
                        """)
                        .param("desk", DESK.value())
                        .param("date", day)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .containsOnly(day.minusDays(1).toString());
        LedgerChecks.assertHolds(db, DESK);
    }

    /** What the vendor tells as it comes is known at once. */
    private void assertLivePricesAreFollowed() {
        FollowPrices follower = LiveStack.bean(FollowPrices.class);
        Symbol symbol = VendorPark.symbols().getFirst();
        LiveStack.await("the line is open", follower::line, line -> line.isFollowing() && line.open());
        Instant now = LiveStack.now();
        park.stream().trade(symbol, "123.45", now);
        LiveStack.await(
                "the trade is heard",
                () -> follower.prices(Set.of(symbol)).get(symbol),
                price -> price != null && price.price().equals(Price.of("123.45")));
        assertThat(park.stream().violations()).isEmpty();
    }

    /** What is stored is what the vendors know, whoever delivered it and whatever went wrong. */
    private void assertRightPrices(String market, LocalDate day) {
        MarketReader reader = LiveStack.bean(MarketReader.class);
        for (Symbol symbol : VendorPark.symbols()) {
            List<Bar> stored = reader.bars(market, symbol, MarketReader.NEWEST, 1_000);
            List<Bar> known = park.market()
                    .company(symbol)
                    .bars(new DateRange(
                            stored.getFirst().date(), stored.getLast().date()));
            assertThat(stored).hasSizeGreaterThan(250).isEqualTo(known);
            assertThat(reader.sessionBar(market, symbol, day, LiveStack.at(day, "12:00")))
                    .isEmpty();
        }
    }

    private List<Instant> moments(String market) {
        return db.sql("select distinct as_of from source_choice where market = :market order by as_of")
                .param("market", market)
                .query((row, n) -> row.getTimestamp("as_of").toInstant())
                .list();
    }

    private static void pass(LocalDate day, Session session, String newYork) {
        LiveStack.moveTo(day, newYork);
        LiveStack.await(
                session + " ends",
                () -> LiveStack.bean(SessionRuns.class).findByDay(DESK, day).stream()
                        .filter(run -> run.session().equals(session))
                        .map(SessionRun::state)
                        .findFirst(),
                Optional.of(SessionRun.State.ENDED)::equals);
    }
}
