package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.Lane;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.ReplayedDay;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A year on the real engine and the same year in memory, every row compared. */
@Tag("long")
@ResourceLock(Lane.STACK_TOO)
class YearBothWaysIT {
    private static final int YEAR = 252;

    /** Sessions before the first one that is traded: the indicators need them. */
    private static final int BEFORE = 80;

    /** A folder of real prices, with what companies did beside them. */
    private static final String PRICES = "bellwether.test.prices";

    private final JdbcClient db = TestStack.bean(JdbcClient.class);

    @Test
    void aYearOfAMarketInWhichEverythingHappens_isTheSameOnTheEngineAndInMemory(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 17, BEFORE + YEAR, BEFORE + 2);
        RunRecord record = bothWays("year-planted", folder, days.subList(BEFORE, days.size()));
        assertThat(record.fills()).hasSizeGreaterThan(100);
    }

    @Test
    void aYearOfRealPrices_isTheSameOnTheEngineAndInMemory() {
        String prices = System.getProperty(PRICES, "");
        assumeThat(prices)
                .as(
                        "no real prices: name their folder by -D%s=FOLDER and the first day to trade by -D%s.from=DATE",
                        PRICES, PRICES)
                .isNotEmpty();
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate from = LocalDate.parse(System.getProperty(PRICES + ".from"));
        List<LocalDate> dates =
                calendar.tradingDays(from, from.plusYears(1).minusDays(1)).toList();
        RunRecord record = bothWays("year-real", Path.of(prices), dates);
        assertThat(record.fills()).isNotEmpty();
    }

    /** What both did. */
    private RunRecord bothWays(String name, Path folder, List<LocalDate> dates) {
        Market market = TestStack.bean(Markets.class)
                .register("files-" + name, Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket(name, market.id(), TestDesks.advisedAndWithoutBrake());
        TestStack.bean(Desks.class).save(desk);
        dates.forEach(date -> ReplayedDay.run(desk.id(), date));
        RunRecord record = BothWays.same(market, desk, dates);
        LedgerChecks.assertHolds(db, desk.id());
        return record;
    }
}
