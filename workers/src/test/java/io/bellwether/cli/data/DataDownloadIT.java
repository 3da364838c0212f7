package io.bellwether.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.DownloadBars;
import io.bellwether.marketdata.app.source.DownloadBars.Outcome;
import io.bellwether.marketdata.app.source.DownloadBars.Step;
import io.bellwether.marketdata.app.source.ListSources;
import io.bellwether.marketdata.app.source.MarketSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.Json;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code data download} and {@code data sources} on the database, with two sources that have what is planted. */
@DatabaseTest
@Import(DataDownloadIT.Planted.class)
class DataDownloadIT {
    private static final Symbol AAA = new Symbol("AAA");
    private static final Symbol BBB = new Symbol("BBB");
    private static final Symbol CCC = new Symbol("CCC");
    private static final DateRange WEEK = new DateRange(LocalDate.of(2016, 3, 7), LocalDate.of(2016, 3, 11));
    private static final Instant NOW = Instant.parse("2016-03-14T12:00:00Z");

    private static final Source BETTER = new Source("planted-better");
    private static final Source OTHER = new Source("planted-other");

    @TestConfiguration
    static class Planted {
        @Bean
        MarketSource better() {
            return BETTER;
        }

        @Bean
        MarketSource other() {
            return OTHER;
        }
    }

    @Autowired
    ApplicationContext beans;

    @Autowired
    Markets markets;

    @Autowired
    DownloadBars download;

    @TempDir
    Path folder;

    private Market market;

    @BeforeEach
    void openAMarketOfItsOwn(TestInfo test) {
        BETTER.clear();
        OTHER.clear();
        market = markets.register(
                "vendors-" + Integer.toHexString(test.getDisplayName().hashCode()),
                Market.Kind.VENDORS,
                "daily-bars=planted-better,planted-other;corporate-actions=planted-better",
                Optional.empty());
    }

    /** One symbol a call. */
    private static final class Source implements BarSource {
        private final String name;
        private final Map<Symbol, LocalDate> since = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private Optional<VendorFault.Kind> fault = Optional.empty();

        Source(String name) {
            this.name = name;
        }

        void clear() {
            since.clear();
            asked.clear();
            fault = Optional.empty();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> lacks() {
            return Optional.empty();
        }

        @Override
        public int mostSymbols() {
            return 1;
        }

        @Override
        public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
            asked.add(symbols.getFirst() + " " + days.first() + " " + days.last());
            fault.ifPresent(kind -> {
                throw new VendorFault(name, kind, name + " is gone");
            });
            LocalDate first = since.get(symbols.getFirst());
            if (first == null) {
                return Map.of();
            }
            Price price = Price.of("10");
            return Map.of(
                    symbols.getFirst(),
                    SourceBars.raw(new ExchangeCalendar()
                            .tradingDays(days.first(), days.last())
                            .filter(day -> !day.isBefore(first))
                            .map(day -> new Bar(day, price, price, price, price, 1000))
                            .toList()));
        }
    }

    private List<Step> run(DateRange days, Set<Symbol> done, Symbol... symbols) {
        List<Step> steps = new ArrayList<>();
        assertThat(download.run(
                        new DownloadBars.Request(market, List.of(symbols), days, done), NOW, () -> false, steps::add))
                .isEmpty();
        return steps;
    }

    private static List<String> said(List<Step> steps) {
        return steps.stream()
                .map(step -> "%s %s %s %d"
                        .formatted(step.symbol(), step.outcome(), step.source().orElse("-"), step.bars()))
                .toList();
    }

    @Test
    void takesEachSymbolFromTheFirstSourceThatHasIt() {
        BETTER.since.put(AAA, WEEK.first());
        OTHER.since.put(BBB, WEEK.first());

        List<Step> steps = run(WEEK, Set.of(), AAA, BBB, CCC);

        assertThat(said(steps))
                .containsExactly("AAA STORED planted-better 5", "BBB STORED planted-other 5", "CCC MISSING - 0");
        assertThat(steps.get(1).passed().getFirst().reason()).isEqualTo("does not know BBB");
        assertThat(steps.get(2).passed()).hasSize(2);
    }

    @Test
    void asksOnlyForWhatIsMissing() {
        BETTER.since.put(AAA, WEEK.first());
        DateRange first = new DateRange(WEEK.first(), LocalDate.of(2016, 3, 8));
        run(first, Set.of(), AAA);
        BETTER.asked.clear();

        assertThat(said(run(WEEK, Set.of(), AAA))).containsExactly("AAA STORED planted-better 3");
        assertThat(BETTER.asked).containsExactly("AAA 2016-03-09 2016-03-11");
        BETTER.asked.clear();
        assertThat(said(run(WEEK, Set.of(), AAA))).containsExactly("AAA THERE - 0");
        assertThat(BETTER.asked).isEmpty();
    }

    @Test
    void doesNotAskAgainForAShareThatIsYounger() throws IOException {
        BETTER.since.put(AAA, LocalDate.of(2016, 3, 10));
        DownloadNotes notes = DownloadNotes.in(folder, market.id());

        assertThat(said(run(WEEK, notes.done(WEEK), AAA))).containsExactly("AAA STORED planted-better 2");
        notes.note(AAA, WEEK);
        BETTER.asked.clear();

        assertThat(said(run(WEEK, notes.done(WEEK), AAA))).containsExactly("AAA THERE - 0");
        assertThat(BETTER.asked).isEmpty();
        assertThat(notes.done(new DateRange(WEEK.first(), WEEK.last().plusDays(3))))
                .isEmpty();
        assertThat(Files.readString(folder.resolve(market.id() + ".txt")))
                .isEqualToNormalizingNewlines("AAA 2016-03-07 2016-03-11\n");
    }

    @Test
    void keepsWhatIsStoredWhenItIsEndedAndGoesOnThere() {
        Set<Symbol> all = new TreeSet<>(Set.of(AAA, BBB, CCC));
        all.forEach(symbol -> BETTER.since.put(symbol, WEEK.first()));
        List<Step> steps = new ArrayList<>();

        Optional<String> ended = download.run(
                new DownloadBars.Request(market, List.copyOf(all), WEEK, Set.of()),
                NOW,
                () -> steps.size() == 2,
                steps::add);

        assertThat(ended).hasValue("it was ended");
        assertThat(said(steps)).containsExactly("AAA STORED planted-better 5", "BBB STORED planted-better 5");
        assertThat(said(run(WEEK, Set.of(), AAA, BBB, CCC)))
                .containsExactly("AAA THERE - 0", "BBB THERE - 0", "CCC STORED planted-better 5");
    }

    @Test
    void takesTheNextSourceWhereOneFails() {
        BETTER.fault = Optional.of(VendorFault.Kind.UNREACHABLE);
        OTHER.since.put(AAA, WEEK.first());

        List<Step> steps = run(WEEK, Set.of(), AAA);

        assertThat(said(steps)).containsExactly("AAA STORED planted-other 5");
        assertThat(steps.getFirst().passed().getFirst().reason()).isEqualTo("planted-better is gone");
        assertThat(steps.getFirst().outcome()).isEqualTo(Outcome.STORED);
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

    @Test
    void tellsHowFarItIsAndWhatIsStored() throws IOException {
        BETTER.since.put(AAA, WEEK.first());

        Answer answer =
                run("data download --symbols AAA,BBB --from 2016-03-05 --to 2016-03-12 --market " + market.id());

        assertThat(answer.code()).as(answer.err()).isEqualTo(3);
        assertThat(answer.err())
                .contains(
                        "Filling market %s with 2 symbols from 2016-03-07 to 2016-03-11.".formatted(market.id()),
                        "1 of 2: AAA, 5 bars from planted-better",
                        "2 of 2: BBB, from no source: planted-better: does not know BBB; planted-other: does not know BBB");
        assertThat(answer.out())
                .contains("Market %s: 5 bars of 1 symbol stored, 0 were complete, 1 from no source."
                        .formatted(market.id()));
        Files.delete(Path.of("data/downloads", market.id() + ".txt"));
        assertThat(run("data gaps --market " + market.id()).out())
                .contains("1 symbol from 2016-03-07 to 2016-03-11, 0 sessions missing in 0 symbols");
    }

    @Test
    void saysOfEachSourceHowItStandsAndNeverItsKey() {
        JsonNode sources =
                Json.mapper().readTree(run("data sources --json").out()).path("sources");

        assertThat(sources.values().stream()
                        .map(one -> one.path("source").asString())
                        .toList())
                .contains("alpaca", "tiingo", "massive", "yahoo", "alpha-vantage", "stooq");
        JsonNode tiingo = sources.values().stream()
                .filter(one -> one.path("source").asString().equals("tiingo"))
                .findFirst()
                .orElseThrow();
        assertThat(tiingo.path("key").asString()).isEqualTo("MISSING");
        assertThat(tiingo.path("usable").asBoolean()).isFalse();
        assertThat(tiingo.path("perDay").asInt()).isEqualTo(1000);
        assertThat(tiingo.path("todo").asString()).isEqualTo("no key: set TIINGO_API_KEY");
        Answer text = run("data sources");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("no key: set TIINGO_API_KEY", "switched off; bellwether.vendors.stooq.enabled: true")
                .containsPattern("\\d+ of \\d+ sources can be asked");
        assertThat(beans.getBean(ListSources.class).run(NOW)).isNotEmpty();
    }
}
