package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RefusedRequest;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.cli.backtest.BacktestRun;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.Money;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.vendors.OpenAiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past days decided by a language model in memory, against a vendor on this machine. */
class BacktestRunIT {
    private static final Pattern ROW = Pattern.compile("(?m)^\\[\"([A-Z][A-Z0-9]+)\",(\\d+\\.\\d+),\\d.*\"[a-z ]+\"]");
    private static final Pattern THESIS = Pattern.compile("(?m)^\\[\"([a-z0-9-]+-\\d{8}-[a-z]+-[A-Z0-9]+)\",\"[A-Z]");

    private static final OpenAiServer VENDOR = OpenAiServer.start();

    @TempDir
    static Path folder;

    private static List<LocalDate> days = List.of();

    @TempDir
    Path kept;

    @BeforeAll
    static void write() throws IOException {
        days = PlantedMarket.write(folder, 7, 100, 85);
    }

    @AfterAll
    static void stop() {
        VENDOR.close();
    }

    @BeforeEach
    void answer() {
        VENDOR.reset();
        VENDOR.answersAll(BacktestRunIT::buysTheFirst);
    }

    @Test
    void aModelThatIsToldTheDaysAsTheyWereIsNoEvidence() {
        RunSummary run = run(2, OptionalLong.empty(), Optional.empty(), Optional.empty(), 2);
        assertThat(VENDOR.violations()).isEmpty();
        assertThat(VENDOR.requests().getFirst().body()).contains("PMA", "2025-");
        assertThat(run.contaminated()).isTrue();
        assertThat(run.evidence()).isFalse();
        assertThat(run.evidenceReason()).contains("gpt", "--masked");
        assertThat(run.caveats()).anyMatch(caveat -> caveat.startsWith("Contaminated"));
        assertThat(run.models().deciders()).containsExactly("gpt");
        assertThat(run.models().costUsd()).isPositive();
        assertThat(runs().find(run.id()).orElseThrow().path("evidence").booleanValue())
                .isFalse();
    }

    @Test
    void aMaskedModelTradesTheRealSymbols() throws IOException {
        VENDOR.enqueueAnswer(
                prompt -> buysTheFirst(prompt).replaceFirst("\"stop_price\":[0-9.]+", "\"stop_price\":9999"));
        RunSummary run = run(3, OptionalLong.of(5), Optional.empty(), Optional.empty(), 3);
        assertThat(VENDOR.requests())
                .allMatch(asked -> !asked.body().contains("PM")
                        && !asked.body().contains("2025-")
                        && !asked.body().contains("SPY"));
        assertThat(VENDOR.requests().get(1).body())
                .as("what was wrong is told by the prices that the model was told")
                .containsPattern("must be from [0-9.]+ to [0-9.]+, around the last price");
        assertThat(VENDOR.requests().getLast().body())
                .as("a thesis is told in the words in which it was written")
                .containsPattern("[A-Z]\\d{4} trades at \\d+\\.\\d+\\. It rises\\.");
        assertThat(run.contaminated()).isFalse();
        assertThat(run.evidence()).isTrue();
        assertThat(run.models().masked()).isTrue();
        assertThat(run.orders()).isPositive();
        assertThat(Files.readString(kept.resolve(run.id() + "/orders.csv")))
                .contains(",PM")
                .doesNotContainPattern(",[A-Z]\\d{4},");
        assertThat(Files.readString(kept.resolve(run.id() + "/mask.json"))).contains("\"seed\":5", "\"PMA\"");
    }

    @Test
    void aRunThatGoesOnPaysForNothingTwiceAndComesOutTheSame() {
        RunSummary whole = run(4, OptionalLong.of(5), Optional.empty(), Optional.empty(), 4);
        VENDOR.reset();
        VENDOR.answersAll(BacktestRunIT::buysTheFirst);
        RunSummary part = run(4, OptionalLong.of(5), Optional.empty(), Optional.empty(), 2);
        int paid = VENDOR.requests().size();
        assertThat(part.whole()).isFalse();
        assertThat(paid).isEqualTo(2);
        RunSummary resumed = run(4, OptionalLong.of(5), Optional.of(part.id()), Optional.empty(), 4);
        assertThat(VENDOR.requests()).hasSize(4);
        assertThat(resumed.models().asked()).isEqualTo(2);
        assertThat(resumed.id()).isEqualTo(part.id());
        assertThat(resumed.sha256()).isEqualTo(whole.sha256());
    }

    @Test
    void noDayBeginsOnceModelsTookAsMuchAsTheyMay() {
        RunSummary run = run(4, OptionalLong.of(5), Optional.empty(), Optional.of(Money.of("0.01")), 4);
        assertThat(run.whole()).isFalse();
        assertThat(run.days()).isLessThan(4);
    }

    @Test
    void aModelWithoutItsKeyIsSaidBeforeAnythingStarts() {
        BacktestRun run = new BacktestRun(
                request(2),
                List.of(),
                Map.of(
                        "bellwether.advisors.gpt.provider", "openai",
                        "bellwether.advisors.gpt.model", "gpt-5.2",
                        "bellwether.advisors.gpt.key-variable", "NOBODY_SET_THIS"),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> run.run(runs(), (date, done, all) -> {}, () -> false))
                .isInstanceOf(RefusedRequest.class)
                .hasMessageContaining("'gpt' cannot be used");
        assertThat(runs().all()).isEmpty();
    }

    @Test
    void aMaskThatNobodyLooksThroughIsRefused() {
        BacktestRun run = ofStrategies(OptionalLong.of(1), Optional.empty());
        assertThatThrownBy(() -> run.run(runs(), (date, done, all) -> {}, () -> false))
                .isInstanceOf(RefusedRequest.class)
                .hasMessage(
                        "--masked is for language models, and none of the advisors is one: strategies; leave it out or"
                                + " name a model with --advisor");
        assertThat(runs().all()).isEmpty();
    }

    @Test
    void whatOfTheDataWasRefusedIsSaidWithTheRun() {
        RunSummary run = ofStrategies(OptionalLong.empty(), Optional.of("One row was refused."))
                .run(runs(), (date, done, all) -> {}, () -> false);
        assertThat(run.caveats()).endsWith("One row was refused.");
        assertThat(run.evidence()).isTrue();
        assertThat(run.models().deciders()).isEmpty();
    }

    private static BacktestRun ofStrategies(OptionalLong mask, Optional<String> refused) {
        return new BacktestRun(
                request(8, "strategies"), List.of(), Map.of(), Optional.empty(), mask, Optional.empty(), refused);
    }

    private KeptRuns runs() {
        return new KeptRuns(kept);
    }

    private RunSummary run(int asked, OptionalLong mask, Optional<Integer> earlier, Optional<Money> most, int traded) {
        int[] done = new int[1];
        return new BacktestRun(request(asked), List.of("--x"), properties(), earlier, mask, most, Optional.empty())
                .run(runs(), (date, n, all) -> done[0] = n, () -> done[0] >= traded);
    }

    private static Map<String, String> properties() {
        return Map.of(
                "bellwether.advisors.gpt.provider", "openai",
                "bellwether.advisors.gpt.model", "gpt-5.2",
                "bellwether.advisors.gpt.base-url", VENDOR.baseUrl(),
                "bellwether.advisors.gpt.key-variable", "TEST_KEY",
                "bellwether.advisors.gpt.max-output-tokens", "2000",
                "bellwether.advisors.gpt.price.input", "10",
                "bellwether.advisors.gpt.price.output", "10",
                "TEST_KEY", VENDOR.key());
    }

    private static BacktestRequest request(int sessions) {
        return request(sessions, "gpt");
    }

    private static BacktestRequest request(int sessions, String advisor) {
        Market market = new Market("files-planted", Market.Kind.FILES, folder.toString(), Optional.empty());
        Desk desk = TestDesks.onMarket("models", market.id(), DeskSettings.DEFAULT.withAdvisors(List.of(advisor)));
        return new BacktestRequest(market, desk, days.get(70), days.get(70 + sessions - 1));
    }

    /** Buys the first share of the table that is not held already, and keeps every thesis. */
    private static String buysTheFirst(String prompt) {
        List<String> theses = THESIS.matcher(prompt)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        Optional<MatchResult> row = ROW.matcher(prompt)
                .results()
                .filter(found -> theses.stream().noneMatch(id -> id.endsWith("-" + found.group(1))))
                .findFirst();
        String trades = row.map(found -> """
                        {"action":"BUY","symbol":"%s","quantity":null,"weight":0.05,"order_type":"MARKET",
                        "limit_price":null,"stop_price":%.2f,"conviction":80,"win_probability":0.6,
                        "expected_gain":0.2,"expected_loss":0.1,"horizon_days":10,"expected_outcome":"It rises.",
                        "reasoning":"%s trades at %s.","risks":"It falls."}""".formatted(
                        found.group(1), Double.parseDouble(found.group(2)) * 0.93, found.group(1), found.group(2)))
                .orElse("");
        return """
                {"analysis":"The market is as it is.","market_conditions":"They are quiet.","reasoning":"One is first.",
                "expected_outcome":"It rises.","risk_assessment":"It may fall.","confidence":60,"theses":[%s],"trades":[%s]}""".formatted(theses.stream().map(id -> """
                                        {"thesis_id":"%s","verdict":"CONFIRM","reasoning":"It holds as before.",
                                        "statement":null,"horizon_days":null}""".formatted(id)).collect(Collectors.joining(",")), trades);
    }
}
