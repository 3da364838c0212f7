package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.MarketDataTestBeans.RecordedAlerts;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataQuality;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.Alerts;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk that reads a folder of daily bars; the trading date is Tuesday 2016-03-08. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class FilesMarketIT {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol SPY = new Symbol("SPY");
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 7);
    private static final LocalDate TUESDAY = LocalDate.of(2016, 3, 8);
    private static final Instant OPEN = Instant.parse("2016-03-08T14:30:00Z");
    private static final Instant NOON = Instant.parse("2016-03-08T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2016-03-08T21:00:00Z");

    @Autowired
    Desks desks;

    @Autowired
    Markets markets;

    @Autowired
    MarketReader reader;

    @Autowired
    MarketViews views;

    @Autowired
    NewsReader news;

    @Autowired
    DataIssues issues;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    FetchFallbackMarketData fetchFallbackMarketData;

    @Autowired
    FetchFromFirstSource fetchFromFirstSource;

    @Autowired
    CheckDataQuality checkDataQuality;

    @Autowired
    BuyableData buyable;

    @Autowired
    DataVerdicts verdicts;

    @Autowired
    RecordedAlerts alerts;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private String market = "";

    @BeforeEach
    void openADeskOfItsOwn(TestInfo test) {
        market = "files-" + Integer.toHexString(test.getDisplayName().hashCode());
        markets.register(market, Market.Kind.FILES, folder.toString(), Optional.empty());
        desks.save(desk(Optional.empty()));
    }

    @Test
    void loadsBarsAndTheOpeningQuoteInTheMorning() {
        PriceFiles.write(folder, "abc", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "spy", "2016-03-01", "2016-03-31");

        fetchMarketData.run(at(OPEN));

        assertThat(reader.bars(market, ABC, OPEN, 100))
                .extracting(Bar::date)
                .last()
                .isEqualTo(MONDAY);
        assertThat(reader.bars(market, ABC, OPEN, 100)).hasSize(5);
        assertThat(reader.quotes(market, CLOSE)).containsOnlyKeys(ABC, SPY);
        assertThat(reader.quote(market, ABC, OPEN))
                .contains(new LastPrice(ABC, OPEN, Price.of("10"), LastPrice.Kind.OPEN));
        assertThat(reader.benchmark(market, MarketReader.NEWEST)).contains(SPY);
        assertThat(checkDataQuality.run(at(OPEN))).isTrue();
        assertThat(issues.list(market, 10)).isEmpty();
    }

    @Test
    void readsTheFolderPricesWhereThereIsOne() {
        PriceFiles.write(folder.resolve("prices"), "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "notes", "whatever\n");

        fetchMarketData.run(at(OPEN));

        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .extracting(i -> i.symbol().value())
                .containsExactly("ABC");
        assertThat(reader.benchmark(market, MarketReader.NEWEST)).isEmpty();
        assertThat(issues.list(market, 10))
                .extracting(i -> i.file() + " " + i.kind() + " " + i.detail())
                .containsExactly(
                        "notes.csv NO_PRICE_FILE it lies beside the folder prices, from which prices are read; not read");
    }

    /** ABC is split 2:1 on the Tuesday: before its morning nobody knows, from then on older prices are in new shares. */
    @Test
    void readsCorporateActionsAndGivesOlderPricesInTodaysShares() {
        PriceFiles.write(folder, "ABC", """
                date,open,high,low,close,volume
                2016-03-04,20,24,18,22,1000
                2016-03-07,20,24,18,20,1000
                2016-03-08,10,12,9,11,1000
                """);
        PriceFiles.write(folder, "corporate_actions", """
                symbol,ex_date,kind,new_rate,old_rate,amount
                ABC,2016-03-08,split,2,1,
                ABC,2016-03-08,dividend,,,0.25
                """);
        fetchMarketData.run(at(OPEN));
        Instant before = TUESDAY.atStartOfDay(ExchangeCalendar.ZONE).toInstant().minusSeconds(1);

        assertThat(reader.corporateActions(market, Set.of(ABC), before)).isEmpty();
        assertThat(reader.corporateActions(market, Set.of(ABC), OPEN))
                .containsExactly(
                        new CorporateAction.Dividend(ABC, TUESDAY, new BigDecimal("0.25")),
                        new CorporateAction.Split(ABC, TUESDAY, new BigDecimal("2"), BigDecimal.ONE));
        assertThat(reader.bars(market, ABC, before, 1))
                .containsExactly(new Bar(MONDAY, Price.of("20"), Price.of("24"), Price.of("18"), Price.of("20"), 1000));
        Bar restated = new Bar(MONDAY, Price.of("10"), Price.of("12"), Price.of("9"), Price.of("10"), 2000);
        assertThat(reader.bars(market, ABC, OPEN, 1)).containsExactly(restated);
        assertThat(reader.allBars(market, OPEN, 1).get(ABC)).containsExactly(restated);
        assertThat(views.of(market, OPEN).closeBefore(ABC, TUESDAY)).contains(Price.of("20"));
        assertThat(reader.quote(market, ABC, OPEN).map(LastPrice::price)).contains(Price.of("10"));
        assertThat(issues.list(market, 10)).isEmpty();
        assertThat(issues.blockedSymbols(market, OPEN)).isEmpty();
    }

    /** The jump of a split that nobody has told of blocks the symbol, until somebody does. */
    @Test
    void aPossibleSplitBlocksUntilItIsAnnounced() {
        PriceFiles.write(folder, "ABC", """
                date,open,high,low,close,volume
                2016-03-04,20,24,18,22,1000
                2016-03-07,20,24,18,20,1000
                2016-03-08,10,12,9,11,1000
                """);
        fetchMarketData.run(at(OPEN));
        assertThat(issues.blockedSymbols(market, OPEN)).containsExactly(ABC);
        db.sql("""
                        insert into corporate_action (market, symbol, ex_date, kind, new_rate, old_rate, known_at, source)
                        values (:market, 'ABC', '2016-03-08', 'SPLIT', 2, 1, '2016-03-08 17:00Z', 'a vendor')
                        """).param("market", market).update();
        assertThat(issues.blockedSymbols(market, OPEN)).containsExactly(ABC);
        assertThat(issues.blockedSymbols(market, NOON)).isEmpty();
    }

    @Test
    void readsTheFolderAgainWhenItsCorporateActionsChange() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        fetchMarketData.run(at(OPEN));
        PriceFiles.write(folder, "corporate_actions", "symbol,ex_date,kind,amount\nABC,2016-03-08,dividend,0.25\n");
        fetchMarketData.run(at(OPEN));
        assertThat(reader.corporateActions(market, Set.of(ABC), OPEN)).hasSize(1);
        PriceFiles.write(folder, "corporate_actions", "symbol,ex_date,kind,amount\n");
        fetchMarketData.run(at(OPEN));
        assertThat(reader.corporateActions(market, Set.of(ABC), OPEN)).isEmpty();
    }

    @Test
    void keepsTheOpenUntilTheCloseAndThenKnowsTheDay() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        fetchMarketData.run(at(OPEN));

        fetchFromFirstSource.run(at(NOON));
        assertThat(reader.quote(market, ABC, NOON).map(LastPrice::price)).contains(Price.of("10"));
        assertThat(reader.sessionBar(market, ABC, TUESDAY, NOON)).isEmpty();

        fetchFromFirstSource.run(at(CLOSE));
        assertThat(reader.quote(market, ABC, CLOSE))
                .contains(new LastPrice(ABC, CLOSE, Price.of("11"), LastPrice.Kind.CLOSE));
        assertThat(reader.sessionBar(market, ABC, TUESDAY, CLOSE).map(Bar::high))
                .contains(Price.of("12"));
    }

    @Test
    void knowsNothingOfTheDayBeforeItsOpen() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");

        fetchMarketData.run(at(OPEN.minusSeconds(1)));

        assertThat(reader.quotes(market, CLOSE)).isEmpty();
        assertThat(reader.bars(market, ABC, OPEN.minusSeconds(1), 1))
                .extracting(Bar::date)
                .containsExactly(MONDAY);
    }

    @Test
    void changesNothingWhenRunAgain() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "BAD", "date,open,high,low,close,volume\nx,1,1,1,1,1\n");
        fetchMarketData.run(at(OPEN));
        String before = state();

        fetchMarketData.run(at(OPEN));
        markets.register(market, Market.Kind.FILES, folder.toString(), Optional.of(ABC));
        markets.register(market, Market.Kind.FILES, folder.toString(), Optional.empty());
        fetchMarketData.run(at(OPEN));

        assertThat(state()).isEqualTo(before).contains("BAD_DATE");
    }

    @Test
    void importsAgainWhenAFileChanged() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "OLD", "date,open,high,low,close,volume\nx,1,1,1,1,1\n");
        fetchMarketData.run(at(OPEN));
        PriceFiles.write(folder, "ABC", """
                date,open,high,low,close,volume
                2016-03-03,10,12,9,11,1000
                2016-03-07,20,22,19,21,2000
                2016-03-08,20,22,19,21,2000
                """);
        PriceFiles.write(folder, "OLD", "2016-03-01", "2016-03-31");

        fetchMarketData.run(at(OPEN));

        assertThat(reader.bars(market, ABC, OPEN, 100))
                .extracting(b -> b.date().toString() + " " + b.close())
                .containsExactly("2016-03-01 11.00", "2016-03-02 11.00", "2016-03-03 11.00", "2016-03-07 21.00");
        assertThat(reader.quote(market, ABC, OPEN).map(LastPrice::price)).contains(Price.of("20"));
        assertThat(issues.list(market, 10))
                .extracting(i -> i.file() + ":" + i.line() + " " + i.kind())
                .containsExactly("ABC.csv:3 MISSING_DAYS", "ABC.csv:3 POSSIBLE_SPLIT");
    }

    @Test
    void reportsFilesThatAreNoTickers() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "ABC (1)", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "abc", "2016-03-01", "2016-03-31");

        fetchMarketData.run(at(OPEN));

        assertThat(issues.list(market, 10))
                .extracting(i -> i.file() + " " + i.kind() + " " + i.detail())
                .containsExactly(
                        "ABC (1).csv BAD_FILE_NAME ABC.csv holds ABC as well; file not read",
                        "abc.csv BAD_FILE_NAME ABC.csv holds ABC as well; file not read");
    }

    @Test
    void readsHeadlinesAndShowsNoneBeforeItWasPublished() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "news", """
                symbol,published_at,source,headline
                ABC,2016-03-08T09:30:00-05:00,Example Wire,"ABC wins, again"
                ,2016-03-07T12:00:00Z,Example Wire,Markets calm
                ABC,2016-03-08T14:30:00.001Z,Example Wire,Too late
                """);

        fetchMarketData.run(at(OPEN));

        NewsItem atTheOpen = new NewsItem(Optional.of(ABC), OPEN, "Example Wire", "ABC wins, again");
        NewsItem before =
                new NewsItem(Optional.empty(), Instant.parse("2016-03-07T12:00:00Z"), "Example Wire", "Markets calm");
        assertThat(news.latest(market, OPEN, 10)).containsExactly(atTheOpen, before);
        assertThat(news.latest(market, OPEN.minusMillis(1), 10)).containsExactly(before);
        assertThat(news.latest(market, OPEN, 1)).containsExactly(atTheOpen);
        assertThat(news.latest(market, OPEN.plusMillis(1), 10)).hasSize(3);
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .as("news.csv is no price file")
                .hasSize(1);
        assertThat(issues.list(market, 10)).isEmpty();

        PriceFiles.write(folder, "news", "symbol,published_at,source,headline\n");
        fetchMarketData.run(at(OPEN));
        assertThat(news.latest(market, CLOSE, 10))
                .as("what the file no longer has")
                .isEmpty();
    }

    @Test
    void keepsAnInstrumentWhoseFileIsGoneAndReportsIt() throws IOException {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "GONE", "2016-03-01", "2016-03-31");
        fetchMarketData.run(at(OPEN));
        Files.delete(folder.resolve("GONE.csv"));

        fetchMarketData.run(at(OPEN));

        assertThat(reader.bars(market, new Symbol("GONE"), OPEN, 1)).hasSize(1);
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .extracting(i -> i.symbol().value())
                .containsExactly("ABC");
        assertThat(issues.list(market, 10)).extracting(DataIssue::kind).containsExactly(DataIssue.Kind.FILE_GONE);
    }

    /** The bars of before are kept for the record, also those of days to come: none of them makes a quote. */
    @Test
    void tradesNoSymbolWhoseFileIsGoneOrCannotBeReadAnyMore() throws IOException {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "GONE", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "PAGE", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "SPY", "2016-03-01", "2016-03-31");
        fetchMarketData.run(at(OPEN.minusSeconds(1)));
        Files.delete(folder.resolve("GONE.csv"));
        Files.delete(folder.resolve("SPY.csv"));
        PriceFiles.write(folder, "PAGE", "<html></html>");

        fetchMarketData.run(at(OPEN));

        assertThat(reader.quotes(market, CLOSE)).containsOnlyKeys(ABC);
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .extracting(i -> i.symbol().value())
                .containsExactly("ABC");
        assertThat(reader.benchmark(market, MarketReader.NEWEST)).isEmpty();
        assertThat(reader.bars(market, new Symbol("GONE"), OPEN, 100)).hasSize(5);
        assertThat(issues.files(market).sentence())
                .isEqualTo(
                        "2 files: 1 read, 1 not, because PAGE.csv: it is an HTML page, not a table: the download failed;"
                                + " download it again.");

        PriceFiles.write(folder, "GONE", "2016-03-01", "2016-03-31");
        fetchMarketData.run(at(OPEN));
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .extracting(i -> i.symbol().value())
                .containsExactly("ABC", "GONE");
        assertThat(reader.quotes(market, CLOSE)).containsOnlyKeys(ABC, new Symbol("GONE"));
    }

    @Test
    void cannotDeliverWithoutAFolder() {
        markets.register(market, Market.Kind.FILES, folder.resolve("none").toString(), Optional.empty());

        assertUnavailable("market %s has no folder %s; create it or correct the location"
                .formatted(market, folder.resolve("none")));
    }

    @Test
    void cannotDeliverFromAnEmptyFolder() {
        assertUnavailable("folder %s of market %s has no .csv file; put one file of daily bars per symbol into it"
                .formatted(folder, market));
    }

    @Test
    void cannotDeliverADayThatItDoesNotCover() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-07");
        assertUnavailable("market %s (%s) has no prices of 2016-03-08; update its data or choose a day it covers"
                .formatted(market, folder));

        PriceFiles.write(folder, "ABC", "2016-03-08", "2016-03-31");
        assertThatThrownBy(() -> {
                    markets.register(market + "-b", Market.Kind.FILES, folder.toString(), Optional.empty());
                    desks.save(desk(market + "-b", Optional.empty()));
                    fetchMarketData.run(at(OPEN));
                })
                .hasMessageContaining("has no prices of the session before, 2016-03-07");
    }

    @Test
    void cannotDeliverADayOnWhichTheExchangeIsClosed() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");

        assertThatThrownBy(() -> fetchMarketData.run(
                        new SessionRef(new DeskId(market), LocalDate.of(2016, 3, 25), Session.MORNING, OPEN, true)))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessage("the exchange is closed on 2016-03-25; there is nothing to fetch");
    }

    @Test
    void anUnknownMarketNeedsAPerson() {
        assertThatThrownBy(() -> markets.get("nowhere"))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("there is no market data set 'nowhere': register it, or use simulated-<seed>");
    }

    @Test
    void blocksASymbolForTwentySessionsFromTheOpenOfAPossibleSplit() {
        String halved = PriceFiles.sessions("2016-03-08", "2016-04-29").stream()
                .map(day -> day + ",5.5,6,5,5.5,2000\n")
                .reduce("", String::concat);
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-04-29");
        PriceFiles.write(folder, "DEF", "date,open,high,low,close,volume\n2016-03-07,10,12,9,11,1000\n" + halved);
        fetchMarketData.run(at(OPEN));

        assertThat(issues.blockedSymbols(market, OPEN.minusMillis(1))).isEmpty();
        assertThat(issues.blockedSymbols(market, OPEN)).isEqualTo(Set.of(new Symbol("DEF")));
        assertThat(issues.blockedSymbols(market, Instant.parse("2016-04-05T14:00:00Z")))
                .hasSize(1);
        assertThat(issues.blockedSymbols(market, Instant.parse("2016-04-06T13:29:59Z")))
                .hasSize(1);
        assertThat(issues.blockedSymbols(market, Instant.parse("2016-04-06T13:30:00Z")))
                .isEmpty();
    }

    @Test
    void isNotUsableWhenTooFewInstrumentsAreFresh() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "DEF", "2016-03-01", "2016-03-04");
        PriceFiles.write(folder, "DEAD", "2015-03-02", "2015-12-31");
        fetchMarketData.run(at(OPEN));

        assertThat(checkDataQuality.run(at(OPEN))).isFalse();
        assertThat(checkDataQuality.run(at(OPEN))).isFalse();

        assertThat(issues.list(market, 10))
                .extracting(i -> i.symbol().orElseThrow() + " " + i.kind() + " " + i.detail())
                .containsExactly(
                        "DEF MISSING_BAR no bar of 2016-03-07",
                        "DEF STALE no price of 2016-03-08 at 2016-03-08T14:30:00Z");
        assertThat(alerts.raised().getLast().key()).isEqualTo("data-quality:" + market + "-20160308-morning");
        assertThat(alerts.raised().getLast().severity()).isEqualTo(Alerts.Severity.WARNING);
        assertThat(alerts.raised().getLast().text())
                .startsWith("1 of 2 instruments of market " + market
                        + " have data of 2016-03-08 that may be traded on: a price, the bar of the session before, and"
                        + " nothing that speaks against them; 80 % are needed.");
    }

    @Test
    void keepsASymbolFromBeingBoughtWhoseDataAreNotUsableAndOnThatDayOnly() {
        for (String symbol : List.of("ABC", "DEF", "GHI", "JKL")) {
            PriceFiles.write(folder, symbol, "2016-03-01", "2016-03-31");
        }
        PriceFiles.write(folder, "LATE", "2016-03-01", "2016-03-04");
        fetchMarketData.run(at(OPEN));

        assertThat(checkDataQuality.run(at(OPEN))).isTrue();

        assertThat(buyable.refusals(market, OPEN.minusMillis(1))).isEmpty();
        assertThat(buyable.refusals(market, NOON))
                .isEqualTo(Map.of(
                        new Symbol("LATE"), "no price of 2016-03-08 at 2016-03-08T14:30:00Z; no bar of 2016-03-07"));
        assertThat(buyable.doubtful(market, NOON))
                .as("its prices are right as far as they go")
                .isEmpty();
        assertThat(buyable.refusals(market, NOON.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(verdicts.find(market, NOON).orElseThrow().quality()).isEqualTo(new DataQuality(5, 4, true));
    }

    @Test
    void isNotUsableWhenTheBenchmarkIsStale() {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-31");
        PriceFiles.write(folder, "SPY", "2016-03-01", "2016-03-04");
        fetchMarketData.run(at(OPEN));

        assertThat(checkDataQuality.run(at(OPEN))).isFalse();
    }

    @Test
    void hasNoFallbackUnlessOneIsConfigured() {
        assertThatThrownBy(() -> fetchFallbackMarketData.run(at(OPEN)))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class, f -> assertThat(f.code()).isEqualTo("MARKET_DATA_UNAVAILABLE"))
                .hasMessage("no fallback configured: set fallback-market of desk " + market + " to have one");
    }

    @Test
    void letsAnotherFolderStandInForTheWholeDay(@TempDir Path other) {
        PriceFiles.write(folder, "ABC", "2016-03-01", "2016-03-07");
        PriceFiles.write(folder, "DEF", "date,open,high,low,close,volume\n2016-03-07,1,1,1,1,1\n");
        PriceFiles.write(other, "ABC", "2016-01-04", "2016-03-31");
        PriceFiles.write(other, "DEF", "2016-01-04", "2016-03-31");
        PriceFiles.write(other, "XYZ", "2016-01-04", "2016-03-31");
        markets.register(market + "-2", Market.Kind.FILES, other.toString(), Optional.empty());
        desks.save(desk(Optional.of(market + "-2")));
        assertThatThrownBy(() -> fetchMarketData.run(at(OPEN))).isInstanceOf(BpmnErrorException.class);

        fetchFallbackMarketData.run(at(OPEN));
        fetchFallbackMarketData.run(at(OPEN));

        assertThat(reader.quotes(market, OPEN)).containsOnlyKeys(ABC);
        assertThat(reader.bars(market, ABC, OPEN, 1000).getFirst().date()).isEqualTo("2016-01-04");
        assertThat(reader.instruments(market, MarketReader.NEWEST))
                .extracting(i -> i.symbol().value())
                .containsExactly("ABC", "DEF");
        assertThat(issues.list(market, 10))
                .extracting(i -> i.kind() + " " + i.detail())
                .containsExactly(
                        "FALLBACK_DISAGREES DEF closed at 1.00 on 2016-03-07 here and at 11.00 in %s-2; not taken from there"
                                .formatted(market),
                        "FALLBACK_SOURCE " + market + "-2");

        fetchFromFirstSource.run(at(NOON));
        fetchFromFirstSource.run(at(CLOSE));
        assertThat(reader.quote(market, ABC, CLOSE).map(LastPrice::kind)).contains(LastPrice.Kind.CLOSE);
        assertThat(reader.sessionBar(market, ABC, TUESDAY, CLOSE)).isPresent();
    }

    @Test
    void replacesWhatStoodInByItsOwnDataLater() {
        Path other = folder.resolve("other");
        PriceFiles.write(other, "ABC", "2016-01-04", "2016-03-31");
        markets.register(market + "-2", Market.Kind.FILES, other.toString(), Optional.empty());
        desks.save(desk(Optional.of(market + "-2")));
        fetchFallbackMarketData.run(at(OPEN));
        PriceFiles.write(
                folder,
                "ABC",
                "date,open,high,low,close,volume\n2016-03-07,10,12,9,11.5,1\n2016-03-08,10.1,12,9,11,1\n");

        fetchMarketData.run(at(OPEN));

        assertThat(reader.bars(market, ABC, OPEN, 1).getFirst().close()).isEqualTo(Price.of("11.5"));
        assertThat(reader.quote(market, ABC, OPEN).map(LastPrice::price)).contains(Price.of("10.1"));
    }

    @Test
    void neverLetsFictionStandIn() {
        desks.save(desk(Optional.of("simulated-1")));

        assertThatThrownBy(() -> fetchFallbackMarketData.run(at(OPEN)))
                .isInstanceOf(BpmnErrorException.class)
                .hasMessage(
                        "market simulated-1 may not stand in for %s: choose another folder of real prices as fallback-market"
                                .formatted(market));
    }

    private void assertUnavailable(String message) {
        assertThatThrownBy(() -> fetchMarketData.run(at(OPEN)))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class, f -> assertThat(f.code()).isEqualTo("MARKET_DATA_UNAVAILABLE"))
                .hasMessage(message);
    }

    private String state() {
        return db.sql("""
                        select coalesce(string_agg(x::text, E'\n' order by x::text), '') from (
                            select to_jsonb(b) as x from bar_daily b where market = :m
                            union all select to_jsonb(q) from quote q where market = :m
                            union all select to_jsonb(i) from instrument i where market = :m
                            union all select to_jsonb(d) - 'id' - 'created_at' from data_issue d where market = :m) t
                        """).param("m", market).query(String.class).single();
    }

    private SessionRef at(Instant asOf) {
        return new SessionRef(new DeskId(market), TUESDAY, Session.MORNING, asOf, true);
    }

    private Desk desk(Optional<String> fallback) {
        return desk(market, fallback);
    }

    private Desk desk(String marketId, Optional<String> fallback) {
        return new Desk(
                new DeskId(market),
                "Files",
                Desk.Mode.PAPER,
                "paper",
                marketId,
                fallback,
                Money.of("10000"),
                false,
                DeskSettings.DEFAULT);
    }
}
