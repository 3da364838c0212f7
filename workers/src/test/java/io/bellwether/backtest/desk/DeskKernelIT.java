package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.backtest.page.BacktestPage;
import io.bellwether.desk.domain.Desk;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of the desk in memory. */
class DeskKernelIT {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 16);
    private static final Market SIMULATED = Market.simulated("simulated-11").orElseThrow();

    @Test
    void twoRunsOfTheSameDoTheSame() {
        RunRecord first = run(simulated(LAST.minusDays(40), LAST)).result().record();
        RunRecord second = run(simulated(LAST.minusDays(40), LAST)).result().record();
        assertThat(first.fills()).hasSizeGreaterThan(10);
        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.decisions()).isEqualTo(first.decisions());
    }

    /** A hash that changes says that a desk does something else: an ADR says which rows changed, and why. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 2026-11-16, 9d617f6b749b98aec75be2ec3a2b3b02144eca0cd46ef6d3f68fe0e864514768",
        "2025-11-17, 2026-11-16, 0e3a16e0d26a9b81262207228a427bca5c25a90b0d591e5c46240b9f2af8caf0",
    })
    void goldenRunsDoWhatTheyDid(LocalDate from, LocalDate to, String sha256) {
        assertThat(run(simulated(from, to)).result().record().sha256()).isEqualTo(sha256);
    }

    /** Everything after a cut is taken away, put upside down or mixed: what was done before it is the same. */
    @Test
    void nothingThatComesLaterChangesWhatWasDone(@TempDir Path folder) throws IOException {
        List<LocalDate> days = PlantedMarket.write(folder.resolve("whole"), 7, 110, 85);
        LocalDate from = days.get(70);
        for (int cut : List.of(84, 88, 93, 101)) {
            Path other = Files.createDirectories(folder.resolve("corrupted-" + cut));
            corruptAfter(folder.resolve("whole"), other, days.get(cut));
            RunRecord whole = run(files(folder.resolve("whole"), from, days.get(cut)))
                    .result()
                    .record();
            assertThat(whole.fills()).hasSizeGreaterThan(10);
            RunRecord corrupted =
                    run(files(other, from, days.get(cut))).result().record();
            assertThat(corrupted.lines()).as("up to %s", days.get(cut)).isEqualTo(whole.lines());
            assertThat(corrupted.decisions()).isEqualTo(whole.decisions());
        }
    }

    @Test
    void aRunIsKeptAsAFolderAndALongerOneGoesOnWithIt(@TempDir Path folder) throws IOException {
        KeptRuns runs = new KeptRuns(folder);
        BacktestReport week = run(simulated(LAST.minusDays(7), LAST));
        RunSummary summary = RunSummary.of(runs.next(), List.of("--to", "2026-11-16"), week, 1.25);
        String page = new BacktestPage().html(week);
        runs.keep(summary, week, page);
        assertThat(runs.all()).singleElement().satisfies(kept -> {
            assertThat(kept.path("id").intValue()).isEqualTo(1);
            assertThat(kept.path("days").intValue()).isEqualTo(6);
            assertThat(kept.path("sha256").asString())
                    .isEqualTo(week.result().record().sha256());
            assertThat(kept.at("/summary/endEquity").asString())
                    .isEqualTo(
                            week.result().record().equity().getLast().equity().toString());
            assertThat(kept.at("/arguments/1").asString()).isEqualTo("2026-11-16");
        });
        assertThat(page)
                .contains("A test of the system, not of a strategy", summary.sha256(), "echarts")
                .doesNotContain("http://www.thymeleaf", "th:text");
        assertThat(Files.readAllLines(folder.resolve("1/equity.csv"))).hasSize(1 + 1 + 6);
        assertThat(Files.readAllLines(folder.resolve("1/fills.csv")))
                .hasSize(1 + week.result().record().fills().size());
        assertThat(runs.goesOn(1, week)).isTrue();
        assertThat(runs.goesOn(1, run(simulated(LAST.minusDays(6), LAST)))).isFalse();
        assertThat(runs.next()).isEqualTo(2);
        assertThat(runs.all()).as("a folder without its summary is no run").hasSize(1);
    }

    /** Later bars get other prices and volumes; the files stay readable and their sessions the same. */
    private static void corruptAfter(Path from, Path to, LocalDate day) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                List<String> corrupted = lines.stream()
                        .map(line -> isLater(line, day) ? corrupted(line) : line)
                        .toList();
                Files.write(to.resolve(file.getFileName()), corrupted);
            }
        }
    }

    private static boolean isLater(String line, LocalDate day) {
        return line.matches("\\d{4}-\\d\\d-\\d\\d,.*")
                && LocalDate.parse(line.substring(0, 10)).isAfter(day);
    }

    private static String corrupted(String line) {
        return line.substring(0, 10) + ",77.00,78.50,76.50,78.00,123456";
    }

    private static BacktestRequest simulated(LocalDate from, LocalDate to) {
        return new BacktestRequest(SIMULATED, desk(SIMULATED), from, to);
    }

    static BacktestRequest files(Path folder, LocalDate from, LocalDate to) {
        Market market = new Market("files-planted", Market.Kind.FILES, folder.toString(), Optional.empty());
        return new BacktestRequest(market, desk(market), from, to);
    }

    private static Desk desk(Market market) {
        return TestDesks.onMarket("kernel", market.id());
    }

    private static BacktestReport run(BacktestRequest request) {
        return new RunBacktest(Map.of()).run(request, (date, done, all) -> {}, () -> false);
    }
}
