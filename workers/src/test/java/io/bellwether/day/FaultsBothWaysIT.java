package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.app.PlanFaults;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.BacktestResult;
import io.bellwether.backtest.domain.FaultsMet;
import io.bellwether.backtest.domain.Scenario;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.Lane;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.ReplayedDay;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestStack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Five weeks in which everything costs and everything fails, on the real engine and in memory. */
@Tag("long")
@ResourceLock(Lane.STACK)
class FaultsBothWaysIT {
    private final JdbcClient db = TestStack.bean(JdbcClient.class);

    @Test
    void everyFaultAndEveryCost_areTheSameOnTheEngineAndInMemory(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 8, 104, 82);
        List<LocalDate> dates = days.subList(80, 104);
        Market market = TestStack.bean(Markets.class)
                .register("files-faults", Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket("faults-both-ways", market.id(), TestDesks.advisedAndWithoutBrake())
                .withCosts(CostModel.DEFAULT
                        .withRegulatoryFees(true)
                        .withTariff(Tariff.IBKR_TIERED)
                        .withSpreadAndImpact(new BigDecimal("20"), new BigDecimal("0.8"))
                        .withInterestRate(new BigDecimal("0.04")));
        TestStack.bean(Desks.class).save(desk);
        BacktestRequest request = new BacktestRequest(
                market,
                desk,
                dates.getFirst(),
                dates.getLast(),
                Optional.of(new Scenario(List.of(PlannedFault.values()), 2)));
        TestStack.bean(PlanFaults.class).run(request);
        dates.forEach(date -> ReplayedDay.run(desk.id(), date));
        BacktestResult result = BothWays.same(request, dates);
        assertThat(result.record().fills()).hasSizeGreaterThan(10);
        assertThat(result.record().money().income().interest().isPositive()).isTrue();
        assertThat(result.faults().orElseThrow().met())
                .extracting(FaultsMet.Met::fault)
                .containsExactly("data-gap", "vendor-down", "nonsense-answer", "rejecting-broker", "crash");
        assertThat(db.sql("select count(*) from planned_fault where desk_id = :desk and fault = 'CRASH' and came")
                        .param("desk", desk.id().value())
                        .query(Integer.class)
                        .single())
                .as("workers that died after their work")
                .isPositive();
        LedgerChecks.assertHolds(db, desk.id());
    }
}
