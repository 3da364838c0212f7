package io.bellwether.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.source.DownloadBars;
import io.bellwether.marketdata.app.source.PlanDownload;
import io.bellwether.marketdata.app.source.PlanDownload.Need;
import io.bellwether.marketdata.app.source.PlanDownload.Plan;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.Json;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.market.Company;
import io.bellwether.testing.market.MarketServer.Asked;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.TapeDay;
import io.bellwether.testing.market.TiingoServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Downloads within what vendors allow, planned and taken up again night after night; a vendor stands on this machine. */
@DatabaseTest
@Import(DownloadNightsIT.NightsClock.class)
class DownloadNightsIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 6);
    private static final Instant EVENING = Instant.parse("2026-03-02T23:00:00Z");
    private static final DateRange YEAR = new DateRange(LocalDate.of(2025, 3, 3), LocalDate.of(2026, 2, 27));
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(EVENING);
    private static final TiingoServer TIINGO = TiingoServer.start(tape());

    @TestConfiguration
    static class NightsClock {
        @Bean
        @Primary
        InstantSource nightsClock() {
            return NOW::get;
        }
    }

    @DynamicPropertySource
    static void vendors(DynamicPropertyRegistry registry) {
        TIINGO.clock(NOW::get);
        registry.add("bellwether.vendors.tiingo.base-url", TIINGO::baseUrl);
        registry.add("bellwether.vendors.tiingo.per-minute", () -> 60_000);
        registry.add("bellwether.vendors.tiingo.per-hour", () -> 0);
        registry.add("bellwether.vendors.tiingo.per-day", () -> 12);
        registry.add("TIINGO_API_KEY", () -> TiingoServer.KEY);
        registry.add("APCA_API_KEY_ID", () -> "nobody-is-asked");
        registry.add("APCA_API_SECRET_KEY", () -> "nobody-is-asked");
    }

    @AfterAll
    static void stop() {
        TIINGO.close();
    }

    @Autowired
    ApplicationContext beans;

    @Autowired
    Markets markets;

    @Autowired
    PlanDownload plan;

    private static MarketTape tape() {
        MarketTape tape = new MarketTape();
        for (Symbol symbol : symbols(30)) {
            Company company = tape.company(symbol).called(symbol.value());
            new ExchangeCalendar()
                    .tradingDays(FIRST, LAST)
                    .forEach(day -> company.day(new TapeDay(
                            day,
                            new BigDecimal("10.00"),
                            new BigDecimal("10.50"),
                            new BigDecimal("9.50"),
                            new BigDecimal("10.10"),
                            10_000)));
        }
        return tape;
    }

    private static List<Symbol> symbols(int count) {
        return IntStream.range(0, count)
                .mapToObj("N%04d"::formatted)
                .map(Symbol::new)
                .toList();
    }

    private Market market(String name, String chain) {
        return markets.register("vendors-" + name, Market.Kind.VENDORS, chain, Optional.empty());
    }

    private Plan planned(Market market, int symbols, DateRange days) {
        NOW.set(EVENING);
        return plan.run(new DownloadBars.Request(market, symbols(symbols), days, Set.of()), EVENING);
    }

    @Test
    void fiveThousandSymbolsOneByOneTakeTheVendorsPace() {
        Plan all = planned(
                market("plan-yahoo", "daily-bars=yahoo;corporate-actions=yahoo"),
                5_000,
                new DateRange(YEAR.last(), YEAR.last()));
        assertThat(all.needs())
                .containsExactly(new Need(
                        "yahoo",
                        DataKind.DAILY_BARS,
                        5_000,
                        5_000,
                        Optional.of(60),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(all.seconds()).isEqualTo(4_999);
        assertThat(all.stops()).isZero();
        assertThat(all.ends()).hasValue(EVENING.plusSeconds(4_999));
        assertThat(all.days()).extracting(PlanDownload.Day::symbols).containsExactly(3_600, 1_400);
    }

    @Test
    void fiveThousandSymbolsAHundredAtATimeTakeAMinuteOrTwo() {
        Market market = market("plan-alpaca", "daily-bars=alpaca;corporate-actions=alpaca");
        Plan night = planned(market, 5_000, new DateRange(YEAR.last(), YEAR.last()));
        assertThat(night.needs())
                .extracting(need -> "%s %d %d".formatted(need.kind(), need.symbols(), need.requests()))
                .containsExactly("DAILY_BARS 5000 50", "CORPORATE_ACTIONS 5000 50");
        assertThat(night.seconds()).isBetween(30L, 32L);

        Plan year = planned(market, 5_000, YEAR);
        assertThat(year.needs())
                .as("a page has 10,000 bars")
                .extracting(need -> "%s %d %d".formatted(need.kind(), need.symbols(), need.requests()))
                .containsExactly("DAILY_BARS 5000 150", "CORPORATE_ACTIONS 5000 50");
    }

    @Test
    void whereADayAllowsTooFewThePlanSaysOnWhichDayItEnds() {
        Market market = market("plan-tiingo", "daily-bars=tiingo;corporate-actions=tiingo");
        Plan all = planned(market, 5_000, YEAR);
        assertThat(all.stops()).isEqualTo(416);
        assertThat(all.days()).hasSize(417);
        assertThat(all.days().getFirst().symbols()).isEqualTo(12);
        assertThat(all.days().getLast().date())
                .isEqualTo(LocalDate.of(2026, 3, 2).plusDays(416));
    }

    @Test
    void whatOneSourceMayNotGoesToTheNext() {
        Plan all = planned(
                market("plan-both", "daily-bars=tiingo,yahoo;corporate-actions=tiingo,yahoo"),
                100,
                new DateRange(YEAR.last(), YEAR.last()));
        assertThat(all.needs())
                .extracting(need -> "%s %s %d".formatted(need.source(), need.kind(), need.requests()))
                .containsExactly("tiingo DAILY_BARS 12", "yahoo DAILY_BARS 88");
        assertThat(all.stops()).isZero();
    }

    private record Answer(int code, String out, String err) {}

    private Answer run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = BellwetherCommand.line(work -> work.applyAsInt(beans))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Answer(command.execute(line.split(" ")), out.toString(), err.toString());
    }

    private List<String> askedSymbols(Runnable night) {
        TIINGO.reset();
        night.run();
        return TIINGO.requests().stream().map(Asked::path).toList();
    }

    @Test
    void thirtySymbolsAreDoneInThreeNightsAndNothingIsAskedTwice() throws IOException {
        Market market = market("nights", "daily-bars=tiingo;corporate-actions=tiingo");
        NOW.set(Instant.parse("2026-03-03T23:00:00Z"));
        String command = "data download --market nights --from 2026-02-02 --to 2026-02-27 --symbols "
                + symbols(30).stream().map(Symbol::value).collect(Collectors.joining(","));
        try {
            TIINGO.reset();
            JsonNode plan =
                    Json.mapper().readTree(run(command + " --plan --json").out());
            assertThat(plan.at("/plan/stops").asInt()).isEqualTo(2);
            assertThat(plan.at("/plan/days").values().stream()
                            .map(day -> day.path("date").asString() + " "
                                    + day.path("symbols").asInt())
                            .toList())
                    .containsExactly("2026-03-03 12", "2026-03-04 12", "2026-03-05 6");
            assertThat(run(command + " --plan").out())
                    .contains(
                            "30 symbols of 30",
                            "2026-03-03 23:00 to 23:00 UTC: 12 symbols, 12 requests",
                            "All is done on 2026-03-05 00:00");
            assertThat(TIINGO.requests()).as("a plan asks nobody").isEmpty();

            Answer first = run(command);
            assertThat(first.code()).isEqualTo(3);
            assertThat(first.err()).contains("12 symbols, 12 requests", "13 of 30: N0012, from no source");
            assertThat(first.out()).contains("17 had no turn");
            NOW.set(NOW.get().plus(Duration.ofDays(1)));
            assertThat(run(command).code()).isEqualTo(3);
            NOW.set(NOW.get().plus(Duration.ofDays(1)));
            Answer last = run(command);
            assertThat(last.code()).as(last.err()).isZero();
            assertThat(last.out()).contains("6 symbols stored, 24 were complete, 0 from no source");
            assertThat(TIINGO.requests()).hasSize(30).extracting(Asked::path).doesNotHaveDuplicates();
            assertThat(run(command + " --plan").out()).contains("Nothing is missing.");

            String next = "data download --market nights --from 2026-02-02 --to ";
            NOW.set(NOW.get().plus(Duration.ofDays(1)));
            List<String> fourth = askedSymbols(() -> run(next + "2026-03-02"));
            NOW.set(NOW.get().plus(Duration.ofDays(1)));
            List<String> fifth = askedSymbols(() -> run(next + "2026-03-03"));
            assertThat(fourth).hasSize(12);
            assertThat(fifth).as("who waited longest comes first").hasSize(12).doesNotContainAnyElementsOf(fourth);
        } finally {
            Files.deleteIfExists(Path.of("data/downloads", market.id() + ".txt"));
        }
    }

    @Test
    void aMarketWithoutSymbolsHasToBeToldSome() {
        market("empty", "daily-bars=tiingo");
        Answer answer = run("data download --market empty --from 2026-02-02 --plan");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("bellwether: market vendors-empty has no symbols yet: name them by --symbols");
    }
}
