package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts and events from files beside the prices; the trading date is Tuesday 2016-03-08. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class FactsIT {
    private static final Symbol ABC = new Symbol("ABC");
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");

    @Autowired
    Desks desks;

    @Autowired
    Markets markets;

    @Autowired
    MarketReader reader;

    @Autowired
    FactReader facts;

    @Autowired
    DataIssues issues;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    FetchFallbackMarketData fetchFallbackMarketData;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private String market = "";
    private int changes;

    @BeforeEach
    void openADeskOfItsOwn(TestInfo test) {
        market = "facts-"
                + Integer.toHexString(test.getDisplayName().hashCode() * 31
                        + test.getTestMethod().orElseThrow().getName().hashCode());
        markets.register(market, Market.Kind.FILES, folder.toString(), Optional.empty());
        desk(Optional.empty());
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
    }

    /** The number of the end of February is filed on the 10th of March: until then the one of November stands. */
    @ParameterizedTest
    @CsvSource({
        "2015-12-01T04:59:59Z, ",
        "2015-12-01T05:00:00Z, 5000000",
        "2016-03-10T21:29:59Z, 5000000",
        "2016-03-10T21:30:00Z, 6000000"
    })
    void aSizeIsKnownFromItsMomentOnAndNotBefore(Instant asOf, Integer shares) {
        write("instruments", """
                symbol,shares_outstanding,as_of,known_from
                ABC,5000000,2015-11-30,
                ABC,6000000,2016-02-29,2016-03-10T16:30:00-05:00
                """);
        load();
        assertThat(facts.sizes(market, asOf).values())
                .extracting(fact -> fact.value().intValueExact())
                .isEqualTo(shares == null ? List.of() : List.of(shares));
    }

    @Test
    void sharesCountMoreThanAMarketCapOfTheSameMomentAndLessThanALaterOne() {
        write("instruments", """
                symbol,shares_outstanding,market_cap,as_of
                ABC,5000000,70000000,2015-11-30
                ABC,,80000000,2015-12-31
                """);
        load();
        assertThat(size("2015-12-10T00:00:00Z").kind()).isEqualTo(InstrumentFact.Kind.SHARES_OUTSTANDING);
        assertThat(size("2016-03-08T14:30:00Z"))
                .isEqualTo(new InstrumentFact(
                        ABC,
                        InstrumentFact.Kind.MARKET_CAP,
                        new BigDecimal("80000000"),
                        LocalDate.of(2015, 12, 31),
                        Instant.parse("2016-01-01T05:00:00Z")));
    }

    /** What was given 200 days ago is still told, what was given before that is not. */
    @ParameterizedTest
    @CsvSource({
        "2016-03-15T13:29:59Z, 2015-12-15",
        "2016-03-15T13:30:00Z, 2016-03-15",
        "2016-10-01T13:30:00Z, 2016-03-15",
        "2016-10-02T13:30:00Z, "
    })
    void theLastReportIsTheNewestGiven(Instant asOf, LocalDate date) {
        write("events", """
                symbol,kind,date,timing,announced_on
                ABC,earnings,2015-12-15,bmo,2015-12-01
                ABC,earnings,2016-03-15,bmo,2016-03-01
                """);
        load();
        assertThat(Optional.ofNullable(facts.reports(market, asOf).get(ABC))
                        .flatMap(Reports::last)
                        .map(Earnings::date))
                .isEqualTo(Optional.ofNullable(date));
    }

    /** The report of the 15th, announced on the 1st, moves to the 22nd on the 9th; the 15th counts no more. */
    @ParameterizedTest
    @CsvSource({
        "2016-03-02T04:59:59Z, ",
        "2016-03-02T05:00:00Z, 2016-03-15",
        "2016-03-10T04:59:59Z, 2016-03-15",
        "2016-03-10T05:00:00Z, 2016-03-22",
        "2016-03-22T20:30:00Z, 2016-03-22",
        "2016-03-23T13:30:00Z, 2016-06-14"
    })
    void aReportIsKnownFromItsAnnouncementOnAndTheLastWordCounts(Instant asOf, LocalDate date) {
        write("events", """
                symbol,kind,period,date,timing,announced_on
                ABC,earnings,2015Q4,2016-03-15,bmo,2016-03-01
                ABC,earnings,2015Q4,2016-03-22,amc,2016-03-09
                ABC,earnings,2016Q1,2016-06-14,amc,2016-03-15
                """);
        load();
        assertThat(next(asOf).map(Earnings::date)).isEqualTo(Optional.ofNullable(date));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-03-08T14:59:59Z, false",
        "2016-03-08T15:00:00Z, true",
        "2016-03-08T15:29:59Z, true",
        "2016-03-08T15:30:00Z, false"
    })
    void aHaltIsKnownWhileItLastsAndNobodyKnowsItsEnd(Instant asOf, boolean halted) {
        write("events", "symbol,kind,from,to,reason\nABC,halt,2016-03-08T15:00:00Z,2016-03-08T15:30:00Z,T1\n");
        load();
        TradingHalt halt = new TradingHalt(ABC, Instant.parse("2016-03-08T15:00:00Z"), Optional.empty(), "T1");
        assertThat(facts.halts(market, asOf)).isEqualTo(halted ? Map.of(ABC, halt) : Map.of());
    }

    /** A folder is imported again when it changed; what was stored stays in the table as it was. */
    @Test
    void whatASourceCorrectsOrWithdrawsIsAddedAndNothingIsChanged() {
        write("instruments", "symbol,shares_outstanding,as_of\nABC,5000000,2016-01-29\nABC,5100000,2016-02-29\n");
        write("events", "symbol,kind,date,announced_on\nABC,earnings,2016-03-15,2016-03-01\nABC,halt,2016-03-07,\n");
        load();
        write("instruments", "symbol,shares_outstanding,as_of\nABC,5500000,2016-01-29\n");
        write("events", "symbol,kind,date,from,to,announced_on\nABC,halt,,2016-03-07,2016-03-07,\n");
        load();
        load();
        assertThat(size(OPEN.toString()).value()).isEqualByComparingTo("5500000");
        assertThat(facts.reports(market, OPEN)).isEmpty();
        assertThat(facts.halts(market, OPEN)).isEmpty();
        assertThat(facts.halts(market, Instant.parse("2016-03-07T20:00:00Z"))).containsKey(ABC);
        assertThat(stored("select revision || ':' || coalesce(value::bigint::text, 'withdrawn') from instrument_fact"))
                .containsExactly("1:5000000", "2:5500000", "1:5100000", "2:withdrawn");
        write("instruments", "symbol,shares_outstanding,as_of\nABC,5500000,2016-01-29\nABC,5100000,2016-02-29\n");
        load();
        assertThat(size(OPEN.toString()).value()).isEqualByComparingTo("5100000");
        assertThat(stored("select kind || ' ' || revision || ' ' || withdrawn from market_event"))
                .containsExactly("EARNINGS 1 false", "EARNINGS 2 true", "HALT 1 false", "HALT 2 false");
    }

    @Test
    void aBrokenFileIsReportedAndWithdrawsNothing() {
        write("instruments", "symbol,shares_outstanding,as_of\nABC,5000000,2016-01-29\n");
        write("events", "symbol,kind,from\nABC,halt,2016-03-07\n");
        load();
        write("instruments", "ticker\nABC\n");
        write("events", "symbol,kind,from\nABC,halt,2016-03-07\nABC,halt,tomorrow\n");
        load();
        assertThat(size(OPEN.toString()).value()).isEqualByComparingTo("5000000");
        assertThat(facts.halts(market, OPEN)).containsKey(ABC);
        assertThat(issues.list(market, 10))
                .extracting(DataIssue::file, DataIssue::line, DataIssue::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("events.csv", 3, DataIssue.Kind.BAD_DATE),
                        org.assertj.core.groups.Tuple.tuple("instruments.csv", 1, DataIssue.Kind.BAD_HEADER));
    }

    @Test
    void namesAndSectorsComeFromTheFileAndItIsNoPriceFile() {
        write("instruments", "symbol,name,sector\nABC,Abacus Inc.,Mining\nXYZ,Not traded here,Mining\n");
        load();
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .containsExactly(new Instrument(ABC, "Abacus Inc.", "Mining", false));
        assertThat(issues.list(market, 10)).isEmpty();
    }

    @Test
    void withoutTheFilesNothingIsKnownAndNothingIsWrong() {
        load();
        assertThat(facts.sizes(market, OPEN)).isEmpty();
        assertThat(facts.reports(market, OPEN)).isEmpty();
        assertThat(facts.halts(market, OPEN)).isEmpty();
        assertThat(issues.list(market, 10)).isEmpty();
    }

    @Test
    void aSourceThatStandsInBringsItsFactsAndEvents(@TempDir Path other) {
        PriceFiles.write(other, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(other, "instruments", "symbol,market_cap,as_of\nABC,70000000,2016-01-29\n");
        PriceFiles.write(other, "events", """
                symbol,kind,date,timing,announced_on
                ABC,halt,2016-03-08,,
                ABC,earnings,2016-03-10,amc,2016-03-01
                """);
        markets.register(market + "-b", Market.Kind.FILES, other.toString(), Optional.empty());
        desk(Optional.of(market + "-b"));
        fetchFallbackMarketData.run(session());
        assertThat(size(OPEN.toString()).value()).isEqualByComparingTo("70000000");
        assertThat(facts.halts(market, OPEN)).containsKey(ABC);
        assertThat(next(OPEN).map(Earnings::timing)).contains(Timing.AFTER_CLOSE);
        assertThat(stored("select distinct source from market_event")).containsExactly(market + "-b");
    }

    @Test
    void theSimulatedMarketKnowsItsCompanies() {
        market = "simulated-105";
        desk(Optional.empty());
        fetchMarketData.run(session(LocalDate.of(2019, 6, 14), Instant.parse("2019-06-14T13:30:00Z")));
        Instant later = Instant.parse("2019-06-17T13:30:00Z");
        fetchMarketData.run(session(LocalDate.of(2019, 6, 17), later));
        assertThat(facts.sizes(market, later)).hasSize(40);
        assertThat(facts.sizes(market, Instant.parse("2018-01-02T04:59:59Z"))).isEmpty();
        // the reports of the first quarter are over, those of the second are not announced
        assertThat(facts.reports(market, later))
                .hasSize(40)
                .allSatisfy((symbol, reports) -> assertThat(reports.last()).isPresent())
                .allSatisfy((symbol, reports) -> assertThat(reports.next()).isEmpty());
        Instant may = Instant.parse("2019-05-01T13:30:00Z");
        assertThat(facts.reports(market, may).values().stream()
                        .filter(reports -> reports.next().isPresent()))
                .hasSizeBetween(5, 35);
        assertThat(stored("select distinct revision from market_event")).containsExactly("1");
    }

    private Optional<Earnings> next(Instant asOf) {
        return Optional.ofNullable(facts.reports(market, asOf).get(ABC)).flatMap(Reports::next);
    }

    private InstrumentFact size(String asOf) {
        return Optional.ofNullable(facts.sizes(market, Instant.parse(asOf)).get(ABC))
                .orElseThrow();
    }

    private List<String> stored(String select) {
        String order = select.contains("distinct") ? "" : " order by symbol, kind, known_at, revision";
        return db.sql(select + " where market = :market" + order)
                .param("market", market)
                .query(String.class)
                .list();
    }

    /** Each time another moment of change, however fast the file system's clock. */
    private void write(String name, String text) {
        PriceFiles.write(folder, name, text);
        try {
            Files.setLastModifiedTime(folder.resolve(name + ".csv"), FileTime.from(OPEN.plusSeconds(++changes)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void load() {
        fetchMarketData.run(session());
    }

    private void desk(Optional<String> fallback) {
        desks.save(new Desk(
                new DeskId(market),
                "Facts",
                Desk.Mode.PAPER,
                "paper",
                market,
                fallback,
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT));
    }

    private SessionRef session() {
        return session(TUESDAY, OPEN);
    }

    private SessionRef session(LocalDate date, Instant asOf) {
        return new SessionRef(new DeskId(market), date, Session.MORNING, asOf, true);
    }
}
