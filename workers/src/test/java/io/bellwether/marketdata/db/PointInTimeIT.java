package io.bellwether.marketdata.db;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.app.KeptByEdition;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Edition;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.marketdata.domain.SplitAdjustment;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a session saw stays as it was, whatever the source says afterwards. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class PointInTimeIT {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol NEW = new Symbol("NEW");
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-03T14:30:00Z");
    private static final Instant TUESDAY_EVENING = Instant.parse("2026-03-03T23:00:00Z");
    private static final Instant WEDNESDAY_MORNING = Instant.parse("2026-03-04T14:30:00Z");
    private static final Instant THURSDAY_MORNING = Instant.parse("2026-03-05T14:30:00Z");

    @Autowired
    MarketReader reader;

    @Autowired
    MarketStore store;

    @Autowired
    NewsReader news;

    @Autowired
    FactStore facts;

    @Autowired
    FactReader factReader;

    @Autowired
    DataIssues issues;

    @Autowired
    JdbcClient db;

    private Market market = new Market("none", Market.Kind.FILES, "nowhere", Optional.empty());

    @BeforeEach
    void anEmptyMarket(TestInfo test) {
        market = new Market(
                "pit-" + Integer.toHexString(test.getDisplayName().hashCode()),
                Market.Kind.FILES,
                "nowhere",
                Optional.empty());
    }

    @Test
    void aFreshImportIsSeenOnItsOwnDays() {
        put(THURSDAY_MORNING, bars(MONDAY, "1", "2", "3"));

        assertThat(closes(TUESDAY_MORNING)).isEqualTo("1");
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("1 2");
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("1 2 3");
    }

    @Test
    void aCorrectionIsSeenFromWhenItBecameKnown() {
        put(TUESDAY_MORNING, bars(MONDAY, "1"));
        store.worked(market, TUESDAY_MORNING);

        put(WEDNESDAY_MORNING, bars(MONDAY, "9", "2"));

        assertThat(closes(TUESDAY_MORNING)).isEqualTo("1");
        assertThat(closes(TUESDAY_EVENING)).isEqualTo("1 2");
        assertThat(closes(WEDNESDAY_MORNING.minusMillis(1))).isEqualTo("1 2");
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("9 2");
        assertThat(reader.sessionBar(market.id(), ABC, MONDAY, TUESDAY_EVENING).map(Bar::close))
                .contains(Price.of("1"));
        assertThat(reader.sessionBar(market.id(), ABC, MONDAY, WEDNESDAY_MORNING)
                        .map(Bar::close))
                .contains(Price.of("9"));
        assertThat(versions()).isEqualTo(3);
    }

    @Test
    void aCorrectionThatComesWhileAnEarlierDayIsReplayedReachesNobodyWhoDecided() {
        put(TUESDAY_MORNING, bars(MONDAY, "1", "2", "3"));
        store.worked(market, TUESDAY_MORNING);
        store.worked(market, THURSDAY_MORNING);

        put(TUESDAY_MORNING, bars(MONDAY, "9", "2", "3"));

        assertThat(closes(TUESDAY_MORNING)).isEqualTo("1");
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("1 2 3");
        assertThat(closes(THURSDAY_MORNING.plusMillis(1))).isEqualTo("9 2 3");
    }

    @Test
    void aCorrectionOfWhatNobodyHasSeenCountsAtOnce() {
        put(TUESDAY_MORNING, bars(MONDAY, "1", "2"));
        store.worked(market, TUESDAY_MORNING);

        put(TUESDAY_MORNING, bars(MONDAY, "1", "7"));

        assertThat(closes(TUESDAY_EVENING)).isEqualTo("1 7");
        assertThat(versions()).as("the old one is kept, though nobody sees it").isEqualTo(3);
    }

    @Test
    void aBarThatWasTakenBackIsStillSeenByThePast() {
        put(TUESDAY_MORNING, bars(MONDAY, "1", "2", "3"));
        store.worked(market, WEDNESDAY_MORNING);

        store.store(
                market,
                List.of(new Delivery(
                        instrument(ABC, ""), Optional.of(new DateRange(MONDAY, WEDNESDAY)), bars(TUESDAY, "2", "3"))),
                THURSDAY_MORNING);
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("1 2");
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("2 3");

        put(THURSDAY_MORNING.plusSeconds(60), bars(MONDAY, "1"));
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("1 2");
        assertThat(closes(THURSDAY_MORNING.plusSeconds(60))).isEqualTo("1 2 3");
    }

    @Test
    void earlierHistoryIsSeenBeforeAndAfterButNotByWhoDecidedWithoutIt() {
        put(WEDNESDAY_MORNING, bars(TUESDAY, "2"));
        store.worked(market, WEDNESDAY_MORNING);

        put(TUESDAY_MORNING, bars(MONDAY, "1"));

        assertThat(closes(TUESDAY_MORNING))
                .as("a desk that begins a day earlier")
                .isEqualTo("1");
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("2");
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("1 2");
    }

    @Test
    void importingTheSameAgainAddsNoVersion() {
        put(TUESDAY_MORNING, bars(MONDAY, "1", "2"));
        store.worked(market, WEDNESDAY_MORNING);
        long before = dataVersion();

        put(THURSDAY_MORNING, bars(MONDAY, "1", "2"));

        assertThat(versions()).isEqualTo(2);
        assertThat(dataVersion()).isEqualTo(before);
    }

    @Test
    void anInstrumentIsStillWhatItWasForAnEarlierDay() {
        store.store(
                market,
                List.of(new Delivery(instrument(ABC, "Abacus"), Optional.empty(), bars(MONDAY, "1"))),
                TUESDAY_MORNING);
        store.worked(market, TUESDAY_MORNING);

        store.store(
                market,
                List.of(new Delivery(instrument(ABC, "Beads"), Optional.empty(), List.of())),
                WEDNESDAY_MORNING);
        store.worked(market, WEDNESDAY_MORNING);
        store.withdraw(market, Set.of(ABC), THURSDAY_MORNING);

        assertThat(reader.instruments(market.id(), TUESDAY_MORNING)).containsExactly(instrument(ABC, "Abacus"));
        assertThat(reader.instruments(market.id(), WEDNESDAY_MORNING)).containsExactly(instrument(ABC, "Beads"));
        assertThat(reader.instruments(market.id(), THURSDAY_MORNING)).isEmpty();
        assertThat(reader.allBars(market.id(), THURSDAY_MORNING, 5)).containsOnlyKeys(ABC);

        store.store(
                market,
                List.of(new Delivery(instrument(ABC, "Beads"), Optional.empty(), List.of())),
                THURSDAY_MORNING.plusSeconds(60));
        assertThat(reader.instruments(market.id(), THURSDAY_MORNING)).isEmpty();
        assertThat(reader.instruments(market.id(), THURSDAY_MORNING.plusSeconds(60)))
                .containsExactly(instrument(ABC, "Beads"));
    }

    @Test
    void anInstrumentIsNotListedBeforeItsFirstSession() {
        store.store(
                market,
                List.of(
                        new Delivery(instrument(ABC, ""), Optional.empty(), bars(MONDAY, "1", "2", "3")),
                        new Delivery(instrument(NEW, ""), Optional.empty(), bars(WEDNESDAY, "5"))),
                THURSDAY_MORNING);

        assertThat(reader.instruments(market.id(), TUESDAY_MORNING)).containsExactly(instrument(ABC, ""));
        assertThat(reader.instruments(market.id(), WEDNESDAY_MORNING))
                .containsExactly(instrument(ABC, ""), instrument(NEW, ""));
    }

    @Test
    void anInstrumentThatIsAddedIsUnknownToWhoDecidedWithoutIt() {
        put(TUESDAY_MORNING, bars(MONDAY, "1", "2"));
        store.worked(market, WEDNESDAY_MORNING);

        store.store(
                market,
                List.of(new Delivery(new Instrument(NEW, "", "", true), Optional.empty(), bars(MONDAY, "5", "6"))),
                THURSDAY_MORNING);

        assertThat(reader.instruments(market.id(), WEDNESDAY_MORNING)).containsExactly(instrument(ABC, ""));
        assertThat(reader.benchmark(market.id(), WEDNESDAY_MORNING)).isEmpty();
        assertThat(reader.allBars(market.id(), WEDNESDAY_MORNING, 5)).containsOnlyKeys(ABC);
        assertThat(reader.benchmark(market.id(), THURSDAY_MORNING)).contains(NEW);
        assertThat(reader.allBars(market.id(), THURSDAY_MORNING, 5)).containsOnlyKeys(ABC, NEW);
    }

    @Test
    void aSplitThatBecomesKnownLateAdjustsNothingThatWasDecided() {
        put(TUESDAY_MORNING, bars(MONDAY, "10", "10", "10"));
        store.worked(market, WEDNESDAY_MORNING);

        store.replaceActions(market, List.of(split(TUESDAY, "2")), THURSDAY_MORNING);
        assertThat(closes(WEDNESDAY_MORNING)).isEqualTo("10 10");
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("5 10 10");

        store.worked(market, THURSDAY_MORNING);
        store.replaceActions(market, List.of(split(TUESDAY, "5")), THURSDAY_MORNING.plusSeconds(60));
        assertThat(closes(THURSDAY_MORNING)).isEqualTo("5 10 10");
        assertThat(closes(THURSDAY_MORNING.plusSeconds(60))).isEqualTo("2 10 10");
        store.replaceActions(market, List.of(), THURSDAY_MORNING.plusSeconds(120));
        assertThat(closes(THURSDAY_MORNING.plusSeconds(60)))
                .as("seen by nobody")
                .isEqualTo("2 10 10");
        assertThat(closes(THURSDAY_MORNING.plusSeconds(120))).isEqualTo("10 10 10");
    }

    @Test
    void aQuoteAndAHeadlineThatAreCorrectedStayForThePast() {
        put(TUESDAY_MORNING, bars(MONDAY, "1"));
        quote(TUESDAY_MORNING, "2", TUESDAY_MORNING);
        store.putNews(market, KnownIn.everything(List.of(headline("up"))), TUESDAY_MORNING);
        store.worked(market, TUESDAY_MORNING);

        quote(TUESDAY_MORNING, "3", TUESDAY_EVENING);
        store.putNews(market, KnownIn.everything(List.of(headline("down"))), TUESDAY_EVENING);

        assertThat(reader.quote(market.id(), ABC, TUESDAY_MORNING).map(LastPrice::price))
                .contains(Price.of("2"));
        assertThat(reader.quotes(market.id(), TUESDAY_MORNING).get(ABC).price()).isEqualTo(Price.of("2"));
        assertThat(reader.quotes(market.id(), TUESDAY_EVENING).get(ABC).price()).isEqualTo(Price.of("3"));
        assertThat(news.latest(market.id(), TUESDAY_MORNING, 9)).containsExactly(headline("up"));
        assertThat(news.latest(market.id(), TUESDAY_EVENING, 9)).containsExactly(headline("down"));
    }

    @Test
    void whatIsSaidOfACompanyIsSeenAsItWasSaidThen() {
        put(TUESDAY_MORNING, bars(MONDAY, "1"));
        Instant told = TUESDAY_MORNING.minusSeconds(3600);
        facts.putFacts(market, KnownIn.everything(List.of(shares("100", told))), TUESDAY_MORNING);
        facts.putEvents(
                market,
                KnownIn.everything(List.of(new TradingHalt(ABC, told, Optional.empty(), "news"))),
                TUESDAY_MORNING);
        issues.replaceFileIssues(market, List.of(split("of 1")), TUESDAY_MORNING);
        store.worked(market, TUESDAY_MORNING);

        facts.putFacts(
                market,
                KnownIn.everything(List.of(shares("200", told), shares("300", TUESDAY_EVENING))),
                TUESDAY_EVENING);
        facts.putEvents(market, KnownIn.everything(List.of()), TUESDAY_EVENING);
        issues.replaceFileIssues(market, List.of(), TUESDAY_EVENING);

        assertThat(factReader.sizes(market.id(), TUESDAY_MORNING)).containsEntry(ABC, shares("100", told));
        assertThat(factReader.halts(market.id(), TUESDAY_MORNING)).containsOnlyKeys(ABC);
        assertThat(issues.blockedSymbols(market.id(), TUESDAY_MORNING)).containsExactly(ABC);
        assertThat(factReader.sizes(market.id(), TUESDAY_EVENING)).containsEntry(ABC, shares("300", TUESDAY_EVENING));
        assertThat(factReader.halts(market.id(), TUESDAY_EVENING)).isEmpty();
        assertThat(issues.blockedSymbols(market.id(), TUESDAY_EVENING)).isEmpty();
        facts.putFacts(market, KnownIn.everything(List.of()), WEDNESDAY_MORNING);
        assertThat(factReader.sizes(market.id(), WEDNESDAY_MORNING)).isEmpty();
        assertThat(factReader.sizes(market.id(), TUESDAY_MORNING)).containsEntry(ABC, shares("100", told));
    }

    private static InstrumentFact shares(String count, Instant knownAt) {
        return new InstrumentFact(ABC, InstrumentFact.Kind.SHARES_OUTSTANDING, new BigDecimal(count), MONDAY, knownAt);
    }

    private DataIssue split(String detail) {
        return new DataIssue(
                market.id(),
                Optional.of(ABC),
                Optional.of(MONDAY),
                "abc.csv",
                3,
                DataIssue.Kind.POSSIBLE_SPLIT,
                detail);
    }

    @Test
    void editionsAreEqualExactlyWhereTheBarsAre() {
        put(TUESDAY_MORNING, bars(MONDAY, "10", "10"));
        store.worked(market, TUESDAY_MORNING);
        put(TUESDAY_EVENING, bars(MONDAY, "11", "10"));
        store.replaceActions(market, List.of(split(WEDNESDAY, "2")), TUESDAY_EVENING);

        Instant close = Instant.parse("2026-03-03T21:00:00Z");
        Instant midnight = Instant.parse("2026-03-04T05:00:00Z");
        assertThat(List.of(TUESDAY_MORNING, close, TUESDAY_EVENING, midnight).stream()
                        .map(this::edition)
                        .distinct())
                .hasSize(4);
        assertThat(edition(TUESDAY_MORNING.plusSeconds(3600))).isEqualTo(edition(TUESDAY_MORNING));
        assertThat(edition(TUESDAY_EVENING.minusMillis(1))).isEqualTo(edition(close));
        assertThat(edition(THURSDAY_MORNING)).isEqualTo(edition(midnight));
    }

    @Test
    void whatIsMadeOfTheBarsIsMadeOncePerEditionAndAgainAfterAnImport() {
        put(TUESDAY_MORNING, bars(MONDAY, "10", "10"));
        AtomicInteger made = new AtomicInteger();
        KeptByEdition<String> kept = new KeptByEdition<>(reader, 2);

        assertThat(kept.of(market.id(), TUESDAY_MORNING, () -> "first" + made.incrementAndGet()))
                .isEqualTo("first1");
        assertThat(kept.of(market.id(), TUESDAY_MORNING.plusSeconds(3600), () -> "again" + made.incrementAndGet()))
                .as("the same day, later")
                .isEqualTo("first1");
        assertThat(kept.of(market.id(), WEDNESDAY_MORNING, () -> "next" + made.incrementAndGet()))
                .isEqualTo("next2");
        put(WEDNESDAY_MORNING, bars(MONDAY, "11", "10"));
        assertThat(kept.of(market.id(), WEDNESDAY_MORNING, () -> "imported" + made.incrementAndGet()))
                .isEqualTo("imported3");
        assertThat(kept.of(market.id(), THURSDAY_MORNING, () -> {
                    put(THURSDAY_MORNING, bars(MONDAY, "12", "10"));
                    return "meanwhile" + made.incrementAndGet();
                }))
                .as("the last bar is still Tuesday's")
                .isEqualTo("imported3");
    }

    @Test
    void whatIsMadeWhileAnImportComesInIsNotKept() {
        put(TUESDAY_MORNING, bars(MONDAY, "10"));
        KeptByEdition<String> kept = new KeptByEdition<>(reader, 2);

        assertThat(kept.of(market.id(), TUESDAY_MORNING, () -> {
                    put(TUESDAY_MORNING, bars(MONDAY, "11"));
                    return "torn";
                }))
                .isEqualTo("torn");
        assertThat(kept.of(market.id(), TUESDAY_MORNING, () -> "whole")).isEqualTo("whole");
        assertThat(kept.of(market.id(), TUESDAY_MORNING, () -> "never")).isEqualTo("whole");
    }

    /**
     * Random histories of imports, corrections and sessions at random moments. After each step every read is what a plain
     * filter over all versions gives, what a session has seen is what it saw, moments of one edition have the same bars,
     * and the newest of all is what the source says.
     */
    @Test
    void whateverIsImportedWheneverEverySessionSeesWhatItSaw() {
        for (int seed = 0; seed < 25; seed++) {
            market = new Market("pit-random-" + seed, Market.Kind.FILES, "nowhere", Optional.empty());
            new History(new Random(seed)).run(seed);
        }
    }

    private final class History {
        private final Random random;
        private final List<LocalDate> days = new ArrayList<>();
        private final Map<Instant, Object> seen = new LinkedHashMap<>();
        private final Map<Edition, Object> editions = new HashMap<>();
        private final Map<Symbol, Map<LocalDate, Bar>> source = new TreeMap<>();

        private History(Random random) {
            this.random = random;
            LocalDate day = MONDAY;
            for (int i = 0; i < 8; i++) {
                days.add(day);
                day = CALENDAR.next(day);
            }
        }

        private void run(int seed) {
            for (int step = 0; step < 12; step++) {
                Instant at = moment();
                switch (random.nextInt(6)) {
                    case 0 -> store.replaceActions(market, splits(), at);
                    case 1 -> store.withdraw(market, Set.of(symbol()), at);
                    case 2, 3 -> {
                        store.worked(market, at);
                        seen.putIfAbsent(at, view(at));
                    }
                    default -> deliver(at);
                }
                String where = "seed %d step %d".formatted(seed, step);
                seen.forEach((moment, view) ->
                        assertThat(view(moment)).as(where + " at " + moment).isEqualTo(view));
                for (int i = 0; i < 4; i++) {
                    Instant moment = moment();
                    Object all = reader.allBars(market.id(), moment, 9);
                    reader.edition(market.id(), moment)
                            .ifPresent(edition -> assertThat(Optional.ofNullable(editions.put(edition, all))
                                            .orElse(all))
                                    .as(where + " of " + edition)
                                    .isEqualTo(all));
                    assertThat(reader.allBars(market.id(), moment, 5))
                            .as(where + " at " + moment)
                            .isEqualTo(naive(moment, 5));
                }
            }
            Map<Symbol, List<Bar>> newest = new HashMap<>();
            source.forEach((symbol, bars) -> newest.put(symbol, List.copyOf(bars.values())));
            newest.values().removeIf(List::isEmpty);
            store.replaceActions(market, List.of(), MarketReader.NEWEST.minusSeconds(1));
            assertThat(reader.allBars(market.id(), MarketReader.NEWEST, 99)).isEqualTo(newest);
        }

        private void deliver(Instant at) {
            Symbol symbol = symbol();
            int from = random.nextInt(days.size());
            int to = from + random.nextInt(days.size() - from);
            Map<LocalDate, Bar> all = source.computeIfAbsent(symbol, s -> new TreeMap<>());
            List<Bar> bars = new ArrayList<>();
            for (LocalDate day : days.subList(from, to + 1)) {
                all.remove(day);
                if (random.nextInt(5) > 0) {
                    Bar bar = bar(day, Integer.toString(1 + random.nextInt(3)));
                    all.put(day, bar);
                    bars.add(bar);
                }
            }
            Instrument named = new Instrument(symbol, "N" + random.nextInt(2), "", random.nextInt(4) == 0);
            store.store(
                    market,
                    List.of(new Delivery(named, Optional.of(new DateRange(days.get(from), days.get(to))), bars)),
                    at);
        }

        private Symbol symbol() {
            return random.nextBoolean() ? ABC : NEW;
        }

        private List<CorporateAction> splits() {
            return random.nextBoolean()
                    ? List.of(split(days.get(random.nextInt(days.size())), Integer.toString(2 + random.nextInt(2))))
                    : List.of();
        }

        /** Mostly around the closes, now and then at one of them. */
        private Instant moment() {
            Instant close = CALENDAR.hours(days.get(random.nextInt(days.size())))
                    .orElseThrow()
                    .close();
            return close.plus(Duration.ofHours(random.nextInt(5) * 4L - 8));
        }

        private Object view(Instant at) {
            return List.of(
                    reader.instruments(market.id(), at),
                    reader.benchmark(market.id(), at),
                    reader.allBars(market.id(), at, 5),
                    reader.bars(market.id(), ABC, at, 3),
                    reader.corporateActions(market.id(), Set.of(ABC, NEW), at),
                    days.stream()
                            .map(day -> reader.sessionBar(market.id(), NEW, day, at))
                            .toList());
        }
    }

    /** One version of one bar or split as the table has it. */
    private record Version<T>(Symbol symbol, T row, Instant happened, String from, String until) {
        private boolean isSeen(Instant asOf) {
            return !happened.isAfter(asOf)
                    && (from.equals("-infinity") || !Instant.parse(from).isAfter(asOf))
                    && (until.equals("infinity")
                            || !until.equals("-infinity")
                                    && Instant.parse(until).isAfter(asOf));
        }
    }

    private Map<Symbol, List<Bar>> naive(Instant asOf, int lookback) {
        String text = """
                case when known_from = '-infinity' then '-infinity'
                    else to_char(known_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as since,
                case when known_until in ('infinity', '-infinity') then known_until::text
                    else to_char(known_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as until
                """;
        List<Version<Bar>> bars = db.sql("select *, " + text + " from bar_daily where market = :m")
                .param("m", market.id())
                .query((row, n) -> new Version<>(
                        Rows.symbol(row),
                        Rows.bar(row),
                        row.getObject("available_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getString("since"),
                        row.getString("until")))
                .list();
        List<Version<Split>> splits = db.sql("select *, " + text + " from corporate_action where market = :m")
                .param("m", market.id())
                .query((row, n) -> new Version<>(
                        Rows.symbol(row),
                        new Split(
                                Rows.symbol(row),
                                row.getObject("ex_date", LocalDate.class),
                                row.getBigDecimal("new_rate").stripTrailingZeros(),
                                row.getBigDecimal("old_rate").stripTrailingZeros()),
                        row.getObject("known_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getString("since"),
                        row.getString("until")))
                .list();
        Map<Symbol, List<Bar>> seen = bars.stream()
                .filter(version -> version.isSeen(asOf))
                .sorted(comparing(version -> version.row().date()))
                .collect(Collectors.groupingBy(Version::symbol, Collectors.mapping(Version::row, Collectors.toList())));
        Map<Symbol, List<Bar>> result = new HashMap<>();
        seen.forEach((symbol, all) -> {
            assertThat(all).as("one version a day").doesNotHaveDuplicates();
            SplitAdjustment adjustment = new SplitAdjustment(splits.stream()
                    .filter(version -> version.symbol().equals(symbol) && version.isSeen(asOf))
                    .map(Version::row)
                    .toList());
            result.put(
                    symbol,
                    all.subList(Math.max(0, all.size() - lookback), all.size()).stream()
                            .map(adjustment::adjust)
                            .toList());
        });
        return result;
    }

    private void put(Instant asOf, List<Bar> bars) {
        store.store(market, List.of(new Delivery(instrument(ABC, ""), Optional.empty(), bars)), asOf);
    }

    private void quote(Instant at, String price, Instant asOf) {
        store.putQuotes(market, List.of(new LastPrice(ABC, at, Price.of(price), LastPrice.Kind.OPEN)), asOf);
    }

    private static NewsItem headline(String text) {
        return new NewsItem(Optional.of(ABC), TUESDAY_MORNING.minusSeconds(60), "wire", text);
    }

    private static Split split(LocalDate exDate, String newRate) {
        return new Split(ABC, exDate, new BigDecimal(newRate), BigDecimal.ONE);
    }

    private static Instrument instrument(Symbol symbol, String name) {
        return new Instrument(symbol, name, "", false);
    }

    private String closes(Instant asOf) {
        return reader.bars(market.id(), ABC, asOf, 9).stream()
                .map(bar -> bar.close().value().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" "));
    }

    private String edition(Instant asOf) {
        return reader.edition(market.id(), asOf).orElseThrow().edge();
    }

    private int versions() {
        return db.sql("select count(*) from bar_daily where market = :m")
                .param("m", market.id())
                .query(Integer.class)
                .single();
    }

    private long dataVersion() {
        return db.sql("select version from market where id = :m")
                .param("m", market.id())
                .query(Long.class)
                .single();
    }

    private static List<Bar> bars(LocalDate first, String... closes) {
        List<Bar> bars = new ArrayList<>();
        LocalDate day = first;
        for (String close : closes) {
            bars.add(bar(day, close));
            day = CALENDAR.next(day);
        }
        return bars;
    }

    private static Bar bar(LocalDate date, String price) {
        Price p = Price.of(price);
        return new Bar(date, p, p, p, p, 100);
    }
}
