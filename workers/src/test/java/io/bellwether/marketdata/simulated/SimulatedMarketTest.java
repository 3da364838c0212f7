package io.bellwether.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final int BENCHMARK = Companies.all().size();

    /** Four years of seed 42, for statistics. */
    private static final SimulatedMarket MARKET = new SimulatedMarket(42);

    private static final List<LocalDate> DAYS = sessions("2018-01-02", "2021-12-31");

    @Test
    void isTheSameToTheByteOnEveryMachine() throws NoSuchAlgorithmException {
        String month = csv(new SimulatedMarket(42), sessions("2019-03-01", "2019-03-29"));

        assertThat(month).startsWith("ZQAB,2019-03-01,4.09,4.28,4.08,4.28,1121406\n");
        assertThat(sha256(month)).isEqualTo("a74d7ed6e5a40851e4ffaeef7cb7bc8c691f3657bf19e257dad493c1ba5331df");
    }

    @Test
    void isTheSameTwiceAndAnotherWithAnotherSeed() {
        List<LocalDate> week = sessions("2018-02-05", "2018-02-09");

        assertThat(csv(new SimulatedMarket(7), week)).isEqualTo(csv(new SimulatedMarket(7), week));
        assertThat(csv(new SimulatedMarket(8), week)).isNotEqualTo(csv(new SimulatedMarket(7), week));
    }

    @Test
    void makesADayTheSameWhetherOrNotLaterDaysWereMade() {
        List<LocalDate> week = sessions("2018-02-05", "2018-02-09");
        SimulatedMarket farAhead = new SimulatedMarket(42);
        farAhead.day(LocalDate.of(2019, 6, 3));

        assertThat(csv(farAhead, week)).isEqualTo(csv(new SimulatedMarket(42), week));
    }

    @Test
    void reachesTheEndOfTheCalendar() {
        assertThat(new SimulatedMarket(1).day(LocalDate.of(2030, 12, 31))).hasSize(BENCHMARK + 1);
    }

    @Test
    void hasNoSessionWhenTheExchangeIsClosed() {
        assertThatThrownBy(() -> new SimulatedMarket(42).day(LocalDate.of(2018, 1, 15)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the simulated market has no session on 2018-01-15");
    }

    @Test
    void hasHalfHourPathsThatMakeTheBar() {
        SimulatedDay regular = MARKET.day(LocalDate.of(2018, 11, 21))[0];
        SimulatedDay early = MARKET.day(LocalDate.of(2018, 11, 23))[0];

        assertThat(path(regular, 13).getFirst())
                .isEqualTo(regular.bar(DAYS.getFirst()).open());
        assertThat(path(regular, 13).getLast())
                .isEqualTo(regular.bar(DAYS.getFirst()).close());
        assertThat(path(regular, 13).stream().max(Price::compareTo))
                .contains(regular.bar(DAYS.getFirst()).high());
        assertThat(path(regular, 13).stream().min(Price::compareTo))
                .contains(regular.bar(DAYS.getFirst()).low());
        assertThat(path(early, 7).getLast())
                .isEqualTo(early.bar(DAYS.getFirst()).close());
    }

    @Test
    void listsFortyLabelledCompaniesWithSectorsAndUnlistedTickers() {
        assertThat(Companies.all()).hasSize(40);
        assertThat(Companies.all()).extracting(Instrument::symbol).doesNotHaveDuplicates();
        assertThat(Companies.all()).allSatisfy(company -> {
            assertThat(company.symbol().value()).matches("ZQ[A-Z]{2}");
            assertThat(company.name()).endsWith(" (fictional)");
            assertThat(company.sector()).isIn(Companies.SECTORS);
            assertThat(company.benchmark()).isFalse();
        });
        assertThat(Companies.BENCHMARK.symbol().value()).isEqualTo("SIMX");
        assertThat(Companies.BENCHMARK.benchmark()).isTrue();
    }

    @Test
    void movesLikeMicroCapsAndTheirIndexLikeAnIndex() {
        assertThat(IntStream.range(0, BENCHMARK).mapToDouble(SimulatedMarketTest::annualVolatility))
                .allMatch(volatility -> volatility > 0.35 && volatility < 1.10);
        double mean = IntStream.range(0, BENCHMARK)
                .mapToDouble(SimulatedMarketTest::annualVolatility)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.50, 0.80);
        assertThat(annualVolatility(BENCHMARK)).isBetween(0.10, 0.25);
    }

    @Test
    void keepsMostPricesBetweenOneAndTwentyDollars() {
        long all = (long) BENCHMARK * DAYS.size();
        long inside = IntStream.range(0, BENCHMARK)
                .mapToLong(i -> DAYS.stream()
                        .mapToDouble(d -> close(i, d))
                        .filter(p -> p >= 1 && p <= 20)
                        .count())
                .sum();

        assertThat(inside).isBetween(all * 85 / 100, all);
    }

    @Test
    void gapsNowAndThen() {
        long gaps = IntStream.range(0, BENCHMARK)
                .mapToLong(SimulatedMarketTest::gaps)
                .sum();

        assertThat(gaps).isBetween(400L, 6_000L);
        assertThat(gaps(BENCHMARK)).isLessThan(10);
    }

    @Test
    void hasFiveIlliquidNamesWithDaysWithoutTradeAndLiquidOnes() {
        List<Integer> illiquid = IntStream.range(0, BENCHMARK)
                .filter(i -> medianVolume(i) < 20_000)
                .boxed()
                .toList();

        assertThat(illiquid).containsExactly(3, 11, 19, 27, 35);
        assertThat(illiquid).allSatisfy(i -> assertThat(daysWithoutTrade(i)).isBetween(50L, 170L));
        IntStream.range(0, BENCHMARK).filter(i -> !illiquid.contains(i)).forEach(i -> {
            assertThat(medianVolume(i)).isBetween(50_000L, 600_000L);
            assertThat(daysWithoutTrade(i)).isZero();
        });
    }

    @Test
    void standsStillOnADayWithoutTrade() {
        for (int d = 1; d < DAYS.size(); d++) {
            Bar bar = bar(3, DAYS.get(d));
            if (bar.volume() == 0) {
                Price before = bar(3, DAYS.get(d - 1)).close();
                assertThat(List.of(bar.open(), bar.high(), bar.low(), bar.close()))
                        .containsOnly(before);
            }
        }
    }

    @Test
    void knowsEveryRegime() {
        Noise noise = new Noise(42);
        Regime regime = Regime.RISING;
        java.util.Set<Regime> seen = java.util.EnumSet.noneOf(Regime.class);
        for (int day = 0; day < 2000; day++) {
            regime = regime.next(noise.uniform(Noise.Use.REGIME, 0, day, 0));
            seen.add(regime);
        }
        assertThat(seen).containsExactlyInAnyOrder(Regime.values());
    }

    private static List<Price> path(SimulatedDay day, int steps) {
        return IntStream.rangeClosed(0, steps).mapToObj(day::at).toList();
    }

    private static Bar bar(int who, LocalDate date) {
        return MARKET.day(date)[who].bar(date);
    }

    private static double close(int who, LocalDate date) {
        return bar(who, date).close().value().doubleValue();
    }

    private static double annualVolatility(int who) {
        double sum = 0;
        double squares = 0;
        for (int d = 1; d < DAYS.size(); d++) {
            double move = Math.log(close(who, DAYS.get(d)) / close(who, DAYS.get(d - 1)));
            sum += move;
            squares += move * move;
        }
        int n = DAYS.size() - 1;
        return Math.sqrt((squares - sum * sum / n) / (n - 1) * 252);
    }

    private static long gaps(int who) {
        return IntStream.range(1, DAYS.size())
                .filter(d -> {
                    double open = bar(who, DAYS.get(d)).open().value().doubleValue();
                    return Math.abs(open / close(who, DAYS.get(d - 1)) - 1) > 0.05;
                })
                .count();
    }

    private static long medianVolume(int who) {
        return DAYS.stream()
                .mapToLong(d -> bar(who, d).volume())
                .sorted()
                .skip(DAYS.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long daysWithoutTrade(int who) {
        return DAYS.stream().filter(d -> bar(who, d).volume() == 0).count();
    }

    private static String csv(SimulatedMarket market, List<LocalDate> days) {
        StringBuilder text = new StringBuilder();
        for (LocalDate day : days) {
            SimulatedDay[] all = market.day(day);
            for (int i = 0; i < all.length; i++) {
                Bar bar = all[i].bar(day);
                text.append(i < BENCHMARK ? Companies.all().get(i).symbol() : Companies.BENCHMARK.symbol());
                List.of(day, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume())
                        .forEach(value -> text.append(',').append(value));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private static List<LocalDate> sessions(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .filter(CALENDAR::isTradingDay)
                .toList();
    }
}
