package io.bellwether.marketdata.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.FaultsOfDay;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.MarketDataTestBeans;
import io.bellwether.marketdata.MarketDataTestBeans.RecordedAlerts;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.app.CheckDataQuality;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.app.FetchFallbackMarketData;
import io.bellwether.marketdata.app.FetchFromFirstSource;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.app.QualityLimits;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.InMemory;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.BeanDefinitionDefaults;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** The sessions of a desk load the same into memory as into PostgreSQL, and read the same from it at any moment. */
@DatabaseTest
@Import(MarketDataTestBeans.class)
class ReplayTwinIT {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final LocalDate FIRST = LocalDate.of(2019, 3, 6);
    private static final int SESSIONS = 6;

    @Autowired
    ApplicationContext application;

    @Autowired
    Desks desks;

    @Autowired
    RecordedAlerts alerts;

    private final List<String> answers = new ArrayList<>();
    private final AnnotationConfigApplicationContext replay = new AnnotationConfigApplicationContext();

    @BeforeEach
    void theSameUseCasesOnMemory() {
        replay.registerBean(Desks.class, () -> desks);
        replay.registerBean(Alerts.class, () -> alerts);
        replay.registerBean(FaultsOfDay.class, () -> (desk, date) -> Optional.empty());
        replay.registerBean(QualityLimits.class, () -> application.getBean(QualityLimits.class));
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(replay);
        scanner.addIncludeFilter(new AnnotationTypeFilter(InMemory.class));
        // here the files change while a desk trades
        scanner.addExcludeFilter(new AssignableTypeFilter(FoldersOfOneRun.class));
        // no vendor is asked about the past
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(Pattern.compile("io\\.bellwether\\.marketdata\\.app\\.source\\..*")));
        scanner.setBeanDefinitionDefaults(lazily());
        scanner.scan(
                "io.bellwether.marketdata.app",
                "io.bellwether.marketdata.files",
                "io.bellwether.marketdata.simulated",
                "io.bellwether.marketdata.memory",
                "io.bellwether.research.memory");
        replay.refresh();
    }

    @AfterEach
    void close() {
        replay.close();
    }

    @Test
    void simulatedMarket_isTheSame() {
        Market market = Market.simulated("simulated-977").orElseThrow();
        Desk desk = desk("replay-simulated", market.id(), Optional.empty());

        List<Instant> moments = sessions(desk, (day, moment) -> {});

        assertThat(answers).containsOnly("usable true", "loaded");
        assertSame(market, moments);
    }

    @Test
    void folderWithSplitsHaltsAndCorrections_isTheSame(@TempDir Path folder, @TempDir Path other) {
        Market market =
                new Market("replay-files", Market.Kind.FILES, folder.toString(), Optional.of(new Symbol("IDX")));
        Market fallback = new Market("replay-other", Market.Kind.FILES, other.toString(), Optional.empty());
        for (ApplicationContext each : List.of(application, replay)) {
            Markets markets = each.getBean(Markets.class);
            markets.register(market.id(), market.kind(), market.location(), market.benchmark());
            markets.register(fallback.id(), fallback.kind(), fallback.location(), fallback.benchmark());
        }
        Desk desk = desk("replay-files", market.id(), Optional.of(fallback.id()));
        writeAll(folder, 0);
        writeAll(other, 0);

        // the source is corrected between the sessions; one day it has no prices
        List<Instant> moments = sessions(desk, (day, moment) -> {
            if (moment.equals(Session.MIDDAY)) {
                writeAll(folder, day);
            }
        });

        assertThat(answers.get(10)).as("midday of the Monday").contains("has no prices of 2019-03-11");
        assertThat(answers.get(12)).as("the other source stands in").endsWith("; usable true");
        assertSame(market, moments);
        assertSame(fallback, moments);
    }

    /** Runs the sessions of the desk on both; what one of them refuses the other refuses in the same words. */
    private List<Instant> sessions(Desk desk, BiConsumer<Integer, Session> before) {
        answers.clear();
        List<Instant> moments = new ArrayList<>();
        LocalDate day = FIRST;
        for (int i = 0; i < SESSIONS; i++) {
            ExchangeHours session = CALENDAR.hours(day).orElseThrow();
            for (Session moment : List.of(Session.MORNING, Session.MIDDAY, Session.CLOSE)) {
                Instant asOf = switch (moment.kind()) {
                    case MORNING -> session.open();
                    case MIDDAY -> session.open().plus(Duration.ofMinutes(160));
                    default -> session.close();
                };
                before.accept(i, moment);
                SessionRef ref = new SessionRef(desk.id(), day, moment, asOf, true);
                String answer = load(application, ref);
                answers.add(answer);
                assertThat(load(replay, ref)).as(ref.key()).isEqualTo(answer);
                moments.add(asOf);
            }
            day = CALENDAR.next(day);
        }
        return moments;
    }

    private static String load(ApplicationContext context, SessionRef ref) {
        try {
            switch (ref.session().kind()) {
                case MORNING -> {
                    context.getBean(FetchMarketData.class).run(ref);
                    return "usable " + context.getBean(CheckDataQuality.class).run(ref);
                }
                default -> context.getBean(FetchFromFirstSource.class).run(ref);
            }
            return "loaded";
        } catch (BpmnErrorException fault) {
            if (ref.session().equals(Session.MORNING)) {
                context.getBean(FetchFallbackMarketData.class).run(ref);
                return fault.getMessage() + "; usable "
                        + context.getBean(CheckDataQuality.class).run(ref);
            }
            return fault.getMessage();
        }
    }

    private void assertSame(Market market, List<Instant> moments) {
        MarketPorts inMemory = ports(replay);
        MarketPorts inDatabase = ports(application);
        List<Symbol> symbols =
                inDatabase.store().symbols(market).stream().sorted().limit(6).toList();
        assertThat(symbols).hasSizeGreaterThan(3);
        Random random = new Random(7);
        List<Instant> asked = new ArrayList<>(moments);
        for (int i = 0; i < 8; i++) {
            asked.add(moments.get(random.nextInt(moments.size())).plusSeconds(random.nextInt(200_000) - 100_000));
        }
        List<LocalDate> days = List.of(FIRST, CALENDAR.next(CALENDAR.next(FIRST)));
        for (Instant asOf : asked) {
            Map<String, Object> expected = inDatabase.seenAt(market.id(), asOf, symbols, days);
            Map<String, Object> actual = inMemory.seenAt(market.id(), asOf, symbols, days);
            expected.forEach((question, answer) -> assertThat(actual.get(question))
                    .as("%s: %s", asOf, question)
                    .isEqualTo(answer));
        }
        assertThat(inMemory.stored(market, days, moments.getLast(), List.of("replay-other")))
                .isEqualTo(inDatabase.stored(market, days, moments.getLast(), List.of("replay-other")));
    }

    private static MarketPorts ports(ApplicationContext context) {
        return new MarketPorts(
                context.getBean(Markets.class),
                context.getBean(MarketStore.class),
                context.getBean(MarketReader.class),
                context.getBean(FactStore.class),
                context.getBean(FactReader.class),
                context.getBean(NewsReader.class),
                context.getBean(DataIssues.class));
    }

    private Desk desk(String id, String market, Optional<String> fallback) {
        Desk desk = new Desk(
                new DeskId(id),
                "Desk " + id,
                Desk.Mode.PAPER,
                "paper",
                market,
                fallback,
                Money.of("10000"),
                true,
                DeskSettings.DEFAULT);
        desks.save(desk);
        return desk;
    }

    /** Five symbols of a year and what is told of them; each version says some of it differently. */
    private static void writeAll(Path folder, int version) {
        for (String symbol : List.of("AAA", "BBB", "CCC", "DDD", "IDX")) {
            PriceFiles.write(folder, symbol, prices(symbol, version));
        }
        PriceFiles.write(folder, "corporate_actions", """
                symbol,ex_date,kind,new_rate,old_rate,amount,new_symbol
                AAA,2019-03-08,split,%d,1,,
                BBB,2019-03-07,dividend,,,0.25,
                CCC,2019-03-12,symbol_change,,,,CCX
                DDD,2019-03-13,delisting,,,1.50,
                """.formatted(version < 4 ? 2 : 4));
        PriceFiles.write(folder, "instruments", """
                symbol,shares_outstanding,as_of
                AAA,%d000000,2018-11-30
                BBB,3000000,2019-03-07
                """.formatted(5 + version));
        PriceFiles.write(folder, "events", """
                symbol,kind,date,timing,announced_on
                AAA,halt,2019-03-%s,,
                BBB,earnings,2019-03-11,amc,2019-03-01
                """.formatted(version < 3 ? "07" : "11"));
        PriceFiles.write(folder, "news", """
                symbol,published_at,source,headline
                AAA,2019-03-07T09:30:00-05:00,Example Wire,Version %d
                ,2019-03-06T12:00:00Z,Example Wire,Markets calm
                """.formatted(version));
    }

    private static String prices(String symbol, int version) {
        Random random = new Random(symbol.hashCode());
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
        int cents = 2_000;
        for (LocalDate day : PriceFiles.sessions("2018-06-01", "2019-03-29")) {
            boolean split = symbol.equals("AAA") && day.equals(LocalDate.of(2019, 3, 8));
            cents = (split ? cents / 2 : cents) + random.nextInt(41) - 20;
            int open = cents + (version > 1 && day.equals(LocalDate.of(2019, 3, 7)) ? version : 0);
            boolean missing = version == 3 && day.equals(LocalDate.of(2019, 3, 11))
                    || symbol.equals("DDD") && version == 5
                    || symbol.equals("CCC") && version == 2 && day.isAfter(LocalDate.of(2019, 3, 5));
            if (!missing) {
                text.append("%s,%s,%s,%s,%s,%d%n"
                        .formatted(day, usd(open), usd(open + 15), usd(open - 15), usd(open + 3), 1_000 + version));
            }
        }
        return text.toString();
    }

    private static String usd(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static BeanDefinitionDefaults lazily() {
        var defaults = new BeanDefinitionDefaults();
        defaults.setLazyInit(true);
        return defaults;
    }
}
