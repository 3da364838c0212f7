package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is written whenever, memory answers as PostgreSQL does. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class MarketTwinIT {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final Instant AFTERWARDS = Instant.parse("2030-06-03T14:00:00Z");
    private static final int SESSIONS = 9;
    private static final int STEPS = 30;

    /** Names that sort otherwise where dots and dashes do not count. */
    private static final List<Symbol> SYMBOLS =
            List.of(new Symbol("ABC"), new Symbol("AB.C"), new Symbol("AB-D"), new Symbol("A1"), new Symbol("ZZ"));

    private final MarketPorts inMemory = MarketPorts.inMemory();
    private final MarketPorts inDatabase;
    private final TransactionTemplate transaction;

    @Autowired
    MarketTwinIT(
            Markets markets,
            MarketStore store,
            MarketReader reader,
            FactStore facts,
            FactReader factReader,
            NewsReader news,
            DataIssues issues,
            TransactionTemplate transaction) {
        this.inDatabase = new MarketPorts(markets, store, reader, facts, factReader, news, issues);
        this.transaction = transaction;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyWritesAtAnyMoments_bothGiveTheSameAnswers(long seed) {
        new History(seed).run();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void anyWritesAtAnyMoments_bothGiveTheSameAnswersManyTimes(long seed) {
        new History(seed).run();
    }

    static LongStream manySeeds() {
        return LongStream.range(100, 200);
    }

    private final class History {
        private final long seed;
        private final Random random;
        private final List<LocalDate> days = new ArrayList<>();
        private final Market market;
        private final Market fallback;
        private final List<Instant> moments = new ArrayList<>();

        private History(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            // over a change to summer time, and for every other seed over an early close
            LocalDate day = LocalDate.of(2026, seed % 2 == 0 ? 3 : 11, seed % 2 == 0 ? 4 : 23);
            for (int i = 0; i < SESSIONS; i++) {
                day = CALENDAR.next(day);
                days.add(day);
            }
            this.market = new Market("twin-" + seed, Market.Kind.FILES, "here-" + seed, Optional.empty());
            this.fallback = new Market("twin-other-" + seed, Market.Kind.FILES, "there-" + seed, Optional.empty());
        }

        private void run() {
            assertThat(inMemory.seenAt(market.id(), moment(), SYMBOLS, days))
                    .isEqualTo(inDatabase.seenAt(market.id(), moment(), SYMBOLS, days));
            for (int step = 0; step < STEPS; step++) {
                Market written = random.nextInt(4) == 0 ? fallback : market;
                Instant at = moment();
                Consumer<MarketPorts> write = write(written, at);
                transaction.executeWithoutResult(status -> write.accept(inDatabase));
                write.accept(inMemory);
                String where = "seed %d step %d".formatted(seed, step);
                for (Instant moment : List.of(moment(), moment(), AFTERWARDS)) {
                    assertSame(
                            where + " at " + moment,
                            inMemory.seenAt(market.id(), moment, SYMBOLS, days.subList(3, 5)),
                            inDatabase.seenAt(market.id(), moment, SYMBOLS, days.subList(3, 5)));
                }
                Instant moment = moment();
                assertSame(
                        where + " stored at " + moment,
                        inMemory.stored(market, days.subList(2, 4), moment, List.of(fallback.id())),
                        inDatabase.stored(market, days.subList(2, 4), moment, List.of(fallback.id())));
            }
        }

        private void assertSame(String where, Map<String, Object> actual, Map<String, Object> expected) {
            expected.forEach((question, answer) -> assertThat(actual.get(question))
                    .as("%s: %s", where, question)
                    .isEqualTo(answer));
        }

        private Consumer<MarketPorts> write(Market written, Instant at) {
            return switch (random.nextInt(16)) {
                case 0, 1, 2, 3 -> {
                    List<Delivery> deliveries = deliveries();
                    yield ports -> ports.store().store(written, deliveries, at);
                }
                case 4, 5 -> {
                    List<CorporateAction> actions = actions();
                    yield ports -> ports.store().replaceActions(written, actions, at);
                }
                case 6, 7 -> ports -> ports.store().worked(written, at);
                case 8, 9 -> {
                    List<LastPrice> quotes = quotes();
                    yield ports -> ports.store().putQuotes(written, quotes, at);
                }
                case 10 -> {
                    KnownIn<InstrumentFact> facts = span(facts());
                    yield ports -> ports.facts().putFacts(written, facts, at);
                }
                case 11 -> {
                    KnownIn<MarketEvent> events = span(events());
                    yield ports -> ports.facts().putEvents(written, events, at);
                }
                case 12 -> {
                    KnownIn<NewsItem> news = span(news());
                    List<DataIssue> issues = issues(written);
                    yield ports -> {
                        ports.store().putNews(written, news, at);
                        ports.issues().replaceFileIssues(written, issues, at);
                    };
                }
                case 13 -> {
                    Set<Symbol> symbols = symbols();
                    DateRange range = range();
                    yield ports -> ports.store().standIn(market, fallback, symbols, range, at);
                }
                case 14 -> {
                    Set<Symbol> symbols = symbols();
                    yield ports -> ports.store().withdraw(written, symbols, at);
                }
                default -> rarely(written);
            };
        }

        private Consumer<MarketPorts> rarely(Market written) {
            List<DataIssue> issues = issues(written);
            DataIssue stoodIn = new DataIssue(
                    written.id(),
                    Optional.empty(),
                    Optional.of(day()),
                    "",
                    0,
                    DataIssue.Kind.FALLBACK_SOURCE,
                    fallback.id());
            int choice = random.nextInt(5);
            return ports -> {
                switch (choice) {
                    case 0 -> ports.store().removeQuotes(written.id());
                    case 1 -> ports.store().imported(written, "state-" + seed);
                    case 2 -> ports.issues().record(List.of(stoodIn));
                    case 3 -> ports.issues().record(issues);
                    default -> {
                        ports.store().lock(written);
                        ports.issues()
                                .recordFiles(
                                        written.id(), new DataFiles(List.of(DataFile.read("a.csv", 3, issues.size()))));
                    }
                }
            };
        }

        private List<Delivery> deliveries() {
            List<Delivery> deliveries = new ArrayList<>();
            for (Symbol symbol : symbols()) {
                DateRange range = range();
                List<Bar> bars = new ArrayList<>();
                for (LocalDate day : days) {
                    boolean inside = !day.isBefore(range.first()) && !day.isAfter(range.last());
                    if (inside && random.nextInt(5) > 0) {
                        bars.add(bar(day));
                    }
                }
                Instrument instrument = new Instrument(
                        symbol,
                        "Name " + random.nextInt(2),
                        random.nextInt(4) == 0 ? "Mining" : "",
                        random.nextInt(6) == 0);
                deliveries.add(
                        new Delivery(instrument, random.nextInt(4) == 0 ? Optional.empty() : Optional.of(range), bars));
            }
            return deliveries;
        }

        private Bar bar(LocalDate day) {
            Price price = new Price(BigDecimal.valueOf(1 + random.nextInt(3), random.nextInt(4) == 0 ? 6 : 1));
            return new Bar(day, price, price, price, price, random.nextInt(3) * 33L);
        }

        private List<CorporateAction> actions() {
            Map<String, CorporateAction> actions = new TreeMap<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                CorporateAction action = action();
                actions.put(action.key(), action);
            }
            return List.copyOf(actions.values());
        }

        private CorporateAction action() {
            Symbol symbol = symbol();
            LocalDate day = day();
            return switch (random.nextInt(5)) {
                case 0 -> new CorporateAction.Dividend(symbol, day, new BigDecimal("0.1234567"));
                case 1 -> new CorporateAction.Delisting(symbol, day, new BigDecimal(random.nextInt(2)));
                case 2 -> new CorporateAction.SymbolChange(symbol, day, new Symbol("NEW" + random.nextInt(2)));
                default ->
                    new CorporateAction.Split(
                            symbol,
                            day,
                            List.of(new BigDecimal("2"), new BigDecimal("30.00"), new BigDecimal("0.3333333333"))
                                    .get(random.nextInt(3)),
                            BigDecimal.ONE);
            };
        }

        private List<LastPrice> quotes() {
            Map<String, LastPrice> quotes = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                LastPrice quote = new LastPrice(
                        symbol(),
                        moment(),
                        Price.of("1." + random.nextInt(3)),
                        LastPrice.Kind.values()[random.nextInt(3)]);
                quotes.put(quote.symbol() + " " + quote.asOf(), quote);
            }
            return List.copyOf(quotes.values());
        }

        private List<InstrumentFact> facts() {
            Map<String, InstrumentFact> facts = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                InstrumentFact fact = new InstrumentFact(
                        symbol(),
                        InstrumentFact.Kind.values()[random.nextInt(2)],
                        BigDecimal.valueOf(100 + random.nextInt(3), random.nextInt(5)),
                        day(),
                        moment());
                facts.put("%s %s %s".formatted(fact.symbol(), fact.kind(), fact.knownAt()), fact);
            }
            return List.copyOf(facts.values());
        }

        private List<MarketEvent> events() {
            Map<String, MarketEvent> events = new TreeMap<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                MarketEvent event = random.nextBoolean()
                        ? new MarketEvent.Earnings(
                                symbol(),
                                "2026Q" + random.nextInt(3),
                                random.nextInt(6) == 0 ? day().minusDays(198) : day(),
                                MarketEvent.Timing.values()[random.nextInt(4)],
                                moment())
                        : halt();
                events.put("%s %s %s".formatted(event.symbol(), event.reference(), event.knownAt()), event);
            }
            return List.copyOf(events.values());
        }

        private MarketEvent halt() {
            Instant from = moment();
            Optional<Instant> until = random.nextBoolean()
                    ? Optional.of(from.plus(Duration.ofHours(1 + random.nextInt(30))))
                    : Optional.empty();
            return new MarketEvent.TradingHalt(symbol(), from, until, "reason " + random.nextInt(2));
        }

        private <T> KnownIn<T> span(List<T> rows) {
            return switch (random.nextInt(3)) {
                case 0 -> KnownIn.everything(rows);
                case 1 -> KnownIn.some(rows);
                default -> {
                    DateRange range = range();
                    yield new KnownIn<>(close(range.first()), close(range.last()), rows);
                }
            };
        }

        private List<NewsItem> news() {
            Set<NewsItem> news = new HashSet<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                news.add(new NewsItem(
                        random.nextBoolean() ? Optional.of(symbol()) : Optional.empty(),
                        close(days.get(random.nextInt(3))),
                        "wire",
                        "headline " + random.nextInt(3)));
            }
            return List.copyOf(news);
        }

        private List<DataIssue> issues(Market written) {
            Map<String, DataIssue> issues = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                DataIssue issue = new DataIssue(
                        written.id(),
                        Optional.of(symbol()),
                        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(day()),
                        random.nextInt(4) == 0 ? "" : "a.csv",
                        random.nextInt(2),
                        random.nextInt(3) == 0 ? DataIssue.Kind.PRICE_JUMP : DataIssue.Kind.POSSIBLE_SPLIT,
                        "detail " + random.nextInt(2));
                issues.put(
                        "%s %s %d %s %s"
                                .formatted(issue.symbol(), issue.file(), issue.line(), issue.kind(), issue.detail()),
                        issue);
            }
            return List.copyOf(issues.values());
        }

        private Set<Symbol> symbols() {
            Set<Symbol> symbols = new HashSet<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                symbols.add(symbol());
            }
            return symbols;
        }

        private Symbol symbol() {
            return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
        }

        private LocalDate day() {
            return days.get(random.nextInt(days.size()));
        }

        private DateRange range() {
            int from = random.nextInt(days.size());
            return new DateRange(days.get(from), days.get(from + random.nextInt(days.size() - from)));
        }

        private static Instant close(LocalDate day) {
            return CALENDAR.hours(day).orElseThrow().close();
        }

        /** Opens, closes, midnights and what lies around them; one of the same moments again and again. */
        private Instant moment() {
            if (!moments.isEmpty() && random.nextInt(3) == 0) {
                return moments.get(random.nextInt(moments.size()));
            }
            LocalDate day = day();
            Instant moment = switch (random.nextInt(6)) {
                case 0 -> CALENDAR.hours(day).orElseThrow().open();
                case 1 -> day.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
                case 2 -> close(day).plusNanos(random.nextInt(3_000));
                case 3 -> close(day).minusNanos(random.nextInt(3_000));
                case 4 -> close(day).plus(Duration.ofHours(random.nextInt(20)));
                default -> close(day);
            };
            moments.add(moment);
            return moment;
        }
    }
}
