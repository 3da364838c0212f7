package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A past that was traded in memory has the rows of one that the engine replayed. */
@Tag("long")
@ResourceLock(Lane.STACK_TOO)
class PastBothWaysIT {
    private final TradingDays days = TestStack.bean(TradingDays.class);
    private final JdbcClient db = TestStack.bean(JdbcClient.class);

    /** Twenty days in which everything happens that happens to companies. */
    @Test
    void rowsAreThoseOfTheEnginesReplay(@TempDir Path folder) {
        List<LocalDate> dates = PlantedMarket.write(folder, 5, 100, 82).subList(80, 100);
        Desk replayed = desk("past-on-engine", folder);
        Desk past = desk("past-in-memory", folder);
        dates.forEach(date -> replay(replayed, date));
        assertThat(TestStack.bean(TradePast.class).run(past.id(), dates)).isEmpty();
        Map<String, List<String>> rows = new DeskRows().read(db, past.id(), past.market());
        Map<String, List<String>> engines = new DeskRows().read(db, replayed.id(), replayed.market());
        assertThat(rows).isEqualTo(engines);
        assertThat(rows.get("fill")).hasSizeGreaterThan(20);
        assertThat(rows.get("booked_action")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(reports(past)).hasSize(dates.size()).isEqualTo(reports(replayed));
    }

    private static Desk desk(String id, Path folder) {
        Market market = TestStack.bean(Markets.class)
                .register("files-" + id, Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket(id, market.id(), TestDesks.advisedAndWithoutBrake());
        TestStack.bean(Desks.class).save(desk);
        return desk;
    }

    /** What the reports say, but for how far the day was and which process ran it. */
    private List<String> reports(Desk desk) {
        return db
                .sql("select cast(model - 'day' - 'sessions' as text) from report where desk_id = :desk order by id")
                .param("desk", desk.id().value())
                .query(String.class)
                .list()
                .stream()
                .map(model -> model.replace(desk.id().value(), "DESK").replace(desk.market(), "MARKET"))
                .toList();
    }

    private void replay(Desk desk, LocalDate date) {
        ReplayedDay.run(desk.id(), date);
        assertThat(days.status(desk.id(), date)).isEqualTo("DONE");
    }
}
