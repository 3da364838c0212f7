package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.FaultsMet;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.domain.Scenario;
import io.bellwether.backtest.page.BacktestPage;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.platform.PublishedJson;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk in memory to which things happen on purpose, with every cost on. */
class FaultsIT {
    private static final List<PlannedFault> ALL = List.of(
            PlannedFault.DATA_GAP,
            PlannedFault.VENDOR_DOWN,
            PlannedFault.NONSENSE_ANSWER,
            PlannedFault.REJECTING_BROKER);

    @Test
    void everyFaultTakesItsPathThroughTheDesk(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 8, 104, 82);
        BacktestReport report = run(request(folder, days.get(80), days.get(103), new Scenario(ALL, 3)));
        FaultsMet faults = report.result().faults().orElseThrow();
        assertThat(faults.met())
                .extracting(FaultsMet.Met::fault)
                .containsExactly("data-gap", "vendor-down", "nonsense-answer", "rejecting-broker");
        assertThat(faults.never()).isEmpty();
        assertThat(faults.count()).isEqualTo(8);
        FaultsMet.Met gap = faults.met().get(0);
        assertThat(gap.days()).containsExactly(days.get(82), days.get(94));
        assertThat(gap.sessionsSkipped()).isEqualTo(4);
        assertThat(gap.inWords()).isEqualTo("4 mornings and closes left out");
        FaultsMet.Met down = faults.met().get(1);
        assertThat(down.advisorsAway()).isEqualTo(down.withoutDecision()).isPositive();
        FaultsMet.Met nonsense = faults.met().get(2);
        assertThat(nonsense.answersRefused())
                .as("asked again twice in each session")
                .isEqualTo(3 * nonsense.withoutDecision())
                .isPositive();
        FaultsMet.Met rejecting = faults.met().get(3);
        assertThat(rejecting.ordersRejected()).isPositive();
        assertThat(report.result().record().orders())
                .filteredOn(order -> order.state() == OrderState.REJECTED)
                .extracting(TradeOrder::tradingDate)
                .containsAnyElementsOf(rejecting.days());
        assertThat(report.result().evidence().usable()).isFalse();
        assertThat(report.yardsticks().buyAndHold().getLast())
                .as("the first day counts, though some have no close")
                .isNotEqualTo(1.0);
        assertThat(new BacktestPage().html(report))
                .contains("8 faults came on purpose", "Paths exercised", "4 mornings and closes left out");
        assertThat(PublishedJson.write(RunSummary.of(1, List.of(), report, 1)))
                .contains("\"evidence\":false", "\"fault\":\"data-gap\"", "\"sessionsSkipped\":4");
    }

    @Test
    void aFaultThatARunIsTooShortForNeverComes(@TempDir Path folder) {
        List<LocalDate> days = PlantedMarket.write(folder, 8, 104, 82);
        BacktestReport report = run(request(folder, days.get(80), days.get(85), new Scenario(ALL, 5)));
        FaultsMet faults = report.result().faults().orElseThrow();
        assertThat(faults.met()).extracting(FaultsMet.Met::fault).containsExactly("data-gap");
        assertThat(faults.never()).containsExactly("vendor-down", "nonsense-answer", "rejecting-broker");
        assertThat(new BacktestPage().html(report)).contains("The run ended before it came.");
    }

    private static BacktestRequest request(Path folder, LocalDate from, LocalDate to, Scenario scenario) {
        BacktestRequest planted = DeskKernelIT.files(folder, from, to);
        return new BacktestRequest(
                planted.market(),
                TestDesks.onMarket("faults", planted.market().id(), TestDesks.advisedAndWithoutBrake())
                        .withCosts(CostsIT.ALL),
                from,
                to,
                Optional.of(scenario));
    }

    private static BacktestReport run(BacktestRequest request) {
        return new RunBacktest(Map.of()).run(request, (date, done, all) -> {}, () -> false);
    }
}
