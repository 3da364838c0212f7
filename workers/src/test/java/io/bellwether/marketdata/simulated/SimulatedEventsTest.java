package io.bellwether.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedEventsTest {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final DateRange YEARS = new DateRange(LocalDate.of(2018, 1, 2), LocalDate.of(2021, 12, 31));
    private static final SimulatedMarket MARKET = new SimulatedMarket(42);
    private static final List<MarketEvent> EVENTS =
            MARKET.events().events(YEARS).rows();

    @Test
    void isTheSameTwiceAndAnotherWithAnotherSeed() {
        assertThat(events(42, YEARS)).isEqualTo(EVENTS);
        assertThat(events(43, YEARS)).isNotEqualTo(EVENTS);
        assertThat(new SimulatedMarket(43).events().facts())
                .isNotEqualTo(MARKET.events().facts());
    }

    /** What every machine must draw; a change changes what the gate of every replayed day says. */
    @Test
    void drawsTheSameOnEveryMachine() throws NoSuchAlgorithmException {
        assertThat(MARKET.events().facts().rows().getFirst().value()).isEqualByComparingTo("5940000");
        assertThat(EVENTS.getFirst())
                .isEqualTo(new Earnings(
                        new Symbol("ZQAB"),
                        "2017Q4",
                        LocalDate.of(2018, 2, 20),
                        Timing.AFTER_CLOSE,
                        Instant.parse("2018-02-06T21:00:00Z")));
        assertThat(sha256(MARKET.events().facts().rows() + "\n" + EVENTS))
                .isEqualTo("1d3f7a108cab9d37cc5152a2122e6a5a3c3fb5f04ff3f41c76d9aad1ce0bf7e2");
    }

    @Test
    void daysAskedForOneByOneGiveTheSameAsAllAtOnce() {
        DateRange quarter = new DateRange(LocalDate.of(2019, 1, 2), LocalDate.of(2019, 3, 29));
        Set<MarketEvent> stepwise = new HashSet<>();
        quarter.first()
                .datesUntil(quarter.last().plusDays(1))
                .filter(CALENDAR::isTradingDay)
                .forEach(day -> stepwise.addAll(events(42, new DateRange(day, day))));
        assertThat(stepwise).hasSizeGreaterThan(30).isEqualTo(new HashSet<>(events(42, quarter)));
    }

    @Test
    void everyCompanyReportsOnceAQuarterAndSaysSoTwoWeeksAhead() {
        Map<Symbol, List<Earnings>> reports = reports().collect(Collectors.groupingBy(Earnings::symbol));
        assertThat(reports).hasSize(40);
        reports.values().forEach(ofCompany -> {
            assertThat(ofCompany).hasSizeBetween(15, 16);
            assertThat(ofCompany).extracting(Earnings::reference).doesNotHaveDuplicates();
        });
        assertThat(reports()).allSatisfy(report -> {
            Instant day = report.date().atStartOfDay(ExchangeCalendar.ZONE).toInstant();
            assertThat(CALENDAR.isTradingDay(report.date())).isTrue();
            assertThat(Duration.between(report.knownAt(), day)).isBetween(Duration.ofDays(13), Duration.ofDays(18));
        });
        assertThat(reports().map(Earnings::timing)).containsOnly(Timing.BEFORE_OPEN, Timing.AFTER_CLOSE);
    }

    /** A jump of 7 % overnight happens on one day in 57; after a report, on one in six. */
    @Test
    void reportsFallOnTheDaysOnWhichNewsMovesThePrice() {
        List<Boolean> jumped = reports()
                .filter(report -> report.date().isAfter(YEARS.first().plusDays(7))
                        && report.date().isBefore(YEARS.last()))
                .map(SimulatedEventsTest::jumps)
                .toList();
        double share = jumped.stream().filter(jump -> jump).count() / (double) jumped.size();
        assertThat(share).isBetween(0.12, 0.30);
    }

    @Test
    void haltsAreRareAndFallOnDaysWithoutATrade() {
        List<TradingHalt> halts = EVENTS.stream()
                .filter(TradingHalt.class::isInstance)
                .map(TradingHalt.class::cast)
                .toList();
        assertThat(halts).hasSizeBetween(8, 60).allSatisfy(halt -> {
            LocalDate day = halt.from().atZone(ExchangeCalendar.ZONE).toLocalDate();
            assertThat(MARKET.day(day)[place(halt.symbol())].volume()).isZero();
            assertThat(halt.from()).isEqualTo(CALENDAR.hours(day).orElseThrow().open());
            assertThat(halt.until())
                    .isEqualTo(Optional.of(CALENDAR.hours(day).orElseThrow().close()));
        });
    }

    @Test
    void companiesAreMicroCapsThatGrowAndShrinkWithTheirPrice() {
        List<InstrumentFact> facts = MARKET.events().facts().rows();
        assertThat(facts).hasSize(40);
        List<BigDecimal> caps = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Price open = MARKET.day(SimulatedMarket.FIRST)[i].at(0);
            caps.add(facts.get(i).marketCap(open, List.of()).amount());
        }
        assertThat(caps)
                .allMatch(
                        cap -> cap.compareTo(new BigDecimal("10e6")) > 0 && cap.compareTo(new BigDecimal("180e6")) < 0);
        assertThat(facts.getFirst().marketCap(Price.of("2"), List.of()))
                .isEqualTo(Money.rounded(facts.getFirst().value().multiply(BigDecimal.TWO)));
    }

    @Test
    void theLastSessionOfTheCalendarHasNoNextOne() {
        LocalDate last = LocalDate.of(2030, 12, 31);
        assertThat(events(1, new DateRange(last, last))).allMatch(TradingHalt.class::isInstance);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static Stream<Earnings> reports() {
        return EVENTS.stream().filter(Earnings.class::isInstance).map(Earnings.class::cast);
    }

    private static boolean jumps(Earnings report) {
        LocalDate moved = report.timing() == Timing.AFTER_CLOSE ? CALENDAR.next(report.date()) : report.date();
        int company = place(report.symbol());
        BigDecimal before =
                MARKET.day(CALENDAR.previous(moved))[company].bar(moved).close().value();
        BigDecimal open = MARKET.day(moved)[company].at(0).value();
        return open.divide(before, 6, RoundingMode.HALF_UP)
                        .subtract(BigDecimal.ONE)
                        .abs()
                        .compareTo(new BigDecimal("0.07"))
                > 0;
    }

    private static int place(Symbol symbol) {
        for (int i = 0; i < Companies.all().size(); i++) {
            if (Companies.all().get(i).symbol().equals(symbol)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no company " + symbol);
    }

    private static List<MarketEvent> events(long seed, DateRange days) {
        return new SimulatedMarket(seed).events().events(days).rows();
    }
}
