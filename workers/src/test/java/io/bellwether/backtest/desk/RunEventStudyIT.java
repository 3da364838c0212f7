package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.backtest.domain.events.MarketEvent;
import io.bellwether.backtest.domain.events.Offsets;
import io.bellwether.backtest.domain.events.TradedWindow;
import io.bellwether.backtest.domain.events.WindowPlan;
import io.bellwether.backtest.page.EventStudyPage;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEventStudyIT {
    private static final Offsets WINDOW = new Offsets(-2, 5);

    @Test
    void aWindowIsTheRunOfItsDaysAlone(@TempDir Path folder) throws InterruptedException {
        List<LocalDate> days = PlantedMarket.write(folder, 7, 140, 100);
        Market market = new Market("files-planted", Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket("studied", market.id());
        List<LocalDate> span = days.subList(65, 135);
        WindowPlan plan = WindowPlan.of(
                List.of(
                        event(span.get(10), Optional.of(new Symbol("PMM"))),
                        event(span.get(36), Optional.empty()),
                        event(span.get(60), Optional.of(new Symbol("PMN")))),
                span,
                WINDOW,
                2);
        EventStudy study = new RunEventStudy(Map.of(), OptionalLong.empty(), 2)
                .run(market, desk, plan, WINDOW, 2, (done, all) -> {}, () -> false);
        assertThat(study.windows()).hasSize(6);
        for (TradedWindow window : study.windows().subList(2, 4)) {
            BacktestReport alone = new RunBacktest(Map.of())
                    .run(
                            new BacktestRequest(market, desk, window.from(), window.to()),
                            (date, done, all) -> {},
                            () -> false);
            assertThat(window.desk())
                    .as("%s", window.from())
                    .isCloseTo(
                            alone.performance()
                                    .summary()
                                    .totalReturn()
                                    .orElseThrow()
                                    .doubleValue(),
                            within(1e-6));
            assertThat(window.benchmark().orElseThrow())
                    .isCloseTo(alone.days().getLast().benchmark().orElseThrow() - 1, within(1e-9));
            assertThat(window.fills()).isEqualTo(alone.fills().size());
            assertThat(window.path()).hasSize(WINDOW.length());
        }
        assertThat(study.windows()).anyMatch(window -> window.fills() > 3);
        assertThat(study.windows().stream().filter(w -> w.events().equals(List.of("PMM Results"))))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.shares()).isEqualTo(1);
                    assertThat(window.abnormal()).hasSize(WINDOW.length());
                });
        assertThat(study.caveats()).anyMatch(caveat -> caveat.startsWith("3 windows of events and 3 control windows"));
        assertThat(new EventStudyPage().html(study, WINDOW.first()))
                .contains("PMM Results", "echarts", "Shares, abnormal")
                .doesNotContain("th:text", "http://www.thymeleaf");
    }

    @Test
    void aStudyOfNothingIsSaid() {
        Market market = Market.simulated("simulated-11").orElseThrow();
        WindowPlan plan = WindowPlan.of(
                List.of(event(LocalDate.of(2001, 1, 2), Optional.empty())),
                List.of(LocalDate.of(2026, 11, 16)),
                WINDOW,
                1);
        assertThatThrownBy(() -> new RunEventStudy(Map.of(), OptionalLong.empty(), 1)
                        .run(
                                market,
                                TestDesks.onMarket("studied", market.id()),
                                plan,
                                WINDOW,
                                1,
                                (d, a) -> {},
                                () -> false))
                .hasMessageStartingWith("no event has a window");
    }

    private static MarketEvent event(LocalDate day, Optional<Symbol> symbol) {
        return new MarketEvent(day, symbol, "Results");
    }
}
