package io.bellwether.backtest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.backtest.domain.BarColumns;
import io.bellwether.platform.Json;
import io.bellwether.platform.PublishedJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KernelBenchTest {
    private static final KernelBench.Effort LEAST = new KernelBench.Effort(1, Duration.ZERO, Duration.ZERO, 1);

    @TempDir
    private static Path data;

    private static List<BarColumns> series;

    @BeforeAll
    static void write() {
        WorkData.write(data);
        series = BarFile.readFolder(data);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theKernelFindsTheRightAnswers(int threads) throws InterruptedException {
        assertThat(new Kernel(Work.W1, series).run(threads)).isEqualTo(new Answer(1650, new BigDecimal("3779.5914")));
        assertThat(new Kernel(Work.W2, series).run(threads))
                .isEqualTo(new Answer(22_242, new BigDecimal("104405.4756")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ta4jFindsTheSame(int threads) throws InterruptedException {
        assertThat(new Ta4j(Work.W1, series).run(threads)).isEqualTo(Work.W1.right());
        assertThat(new Ta4j(Work.W2, series).run(threads)).isEqualTo(Work.W2.right());
    }

    @Test
    void aRunPrintsBothWorksWithTheirPeer() throws InterruptedException {
        List<String> told = new ArrayList<>();
        KernelFigures figures = new KernelBench(told::add, LEAST).run(Optional.of(data));
        assertThat(figures.wrong()).isEmpty();
        assertThat(told)
                .containsExactly(
                        "Measuring w1: 126,000 bars a run.",
                        "Measuring w2: 3,780,000 bars a run.",
                        "Measuring whole processes.");
        JsonNode json = Json.mapper().readTree(PublishedJson.write(figures));
        assertThat(json.at("/w1/roundTrips").asInt()).isEqualTo(1650);
        assertThat(json.at("/w1/pnl").asString()).isEqualTo("3779.5914");
        assertThat(json.at("/w2/roundTrips").asInt()).isEqualTo(22_242);
        assertThat(json.at("/w2/pnl").asString()).isEqualTo("104405.4756");
        assertThat(json.at("/w2/ta4j/pnl").asString()).isEqualTo("104405.4756");
        for (String work : List.of("/w1", "/w2", "/w1/ta4j", "/w2/ta4j")) {
            for (String speed :
                    List.of("first", "warm", "twoThreads", "perProcessorSecond", "perProcessorSecondOnTwo")) {
                assertThat(json.at(work + "/barsPerSecond/" + speed).asLong())
                        .as(work + " " + speed)
                        .isGreaterThan(1000);
            }
        }
        assertThat(json.at("/w2/ratio").asDouble()).isGreaterThan(1);
        assertThat(json.at("/wholeProcess/kernelSeconds").asDouble()).isGreaterThan(0.01);
        assertThat(json.at("/wholeProcess/ta4jSeconds").asDouble()).isGreaterThan(0.01);
        assertThat(json.at("/machine/cores").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Tag("long")
    @Test
    void otherBarsHaveWrongAnswersAndSaySo(@TempDir Path folder) throws IOException, InterruptedException {
        for (int symbol = 0; symbol < WorkData.SYMBOLS; symbol++) {
            String name = "T%02d.csv".formatted(symbol);
            Files.copy(data.resolve(name), folder.resolve(name));
        }
        Path changed = folder.resolve("T07.csv");
        String text = Files.readString(changed, StandardCharsets.US_ASCII);
        Files.writeString(changed, text.substring(0, text.lastIndexOf("2023-01-02")));
        KernelFigures figures = new KernelBench(sentence -> {}, LEAST).run(Optional.of(folder));
        assertThat(figures.wrong())
                .hasSizeGreaterThanOrEqualTo(4)
                .anyMatch(sentence -> sentence.matches(
                        "w2: the kernel found \\d+ round trips and .* USD, right are 22242 and 104405\\.4756"))
                .anyMatch(sentence -> sentence.startsWith("w1: ta4j found "))
                .anyMatch(sentence -> sentence.startsWith("w1: the process of kernel printed '"));
    }

    @Test
    void tooFewSymbolsAreRefused(@TempDir Path folder) throws IOException {
        Files.copy(data.resolve("T00.csv"), folder.resolve("T00.csv"));
        assertThatThrownBy(() -> new KernelBench(sentence -> {}, LEAST).run(Optional.of(folder)))
                .hasMessage("w1 needs the bars of 50 symbols, there are 1");
    }
}
