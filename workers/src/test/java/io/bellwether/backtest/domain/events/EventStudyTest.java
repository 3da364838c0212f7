package io.bellwether.backtest.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStudyTest {
    private static final List<LocalDate> SESSIONS = new ExchangeCalendar()
            .tradingDays(LocalDate.of(2024, 1, 2), LocalDate.of(2025, 12, 31))
            .toList();
    private static final Offsets WINDOW = new Offsets(-2, 3);

    @Test
    void controlWindowsMeetNoWindowOfAnEventNorEachOther() {
        Random random = new Random(4);
        for (int run = 0; run < 200; run++) {
            List<MarketEvent> events = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(i -> on(SESSIONS.get(random.nextInt(SESSIONS.size()))))
                    .toList();
            WindowPlan plan = WindowPlan.of(events, SESSIONS, WINDOW, run);
            Set<LocalDate> taken = new HashSet<>();
            plan.events().forEach(window -> taken.addAll(window.sessions()));
            for (EventWindow control : plan.controls()) {
                assertThat(control.sessions()).hasSize(6).noneMatch(taken::contains);
                assertThat(control.center()).isEqualTo(control.sessions().get(2));
                taken.addAll(control.sessions());
            }
            assertThat(plan.controls()).hasSizeLessThanOrEqualTo(plan.events().size());
            assertThat(WindowPlan.of(events, SESSIONS, WINDOW, run).controls()).isEqualTo(plan.controls());
        }
    }

    @Test
    void anEventOnAClosedDayIsThatOfTheNextSessionAndOneOutsideIsLeftOut() {
        LocalDate saturday = LocalDate.of(2024, 6, 15);
        WindowPlan plan = WindowPlan.of(
                List.of(
                        on(saturday),
                        on(LocalDate.of(2024, 1, 3)),
                        on(LocalDate.of(2030, 1, 2)),
                        on(LocalDate.of(1999, 1, 4))),
                SESSIONS,
                WINDOW,
                1);
        assertThat(plan.events()).singleElement().satisfies(window -> {
            assertThat(window.center()).isEqualTo(LocalDate.of(2024, 6, 17));
            assertThat(window.from()).isEqualTo(LocalDate.of(2024, 6, 13));
            assertThat(window.to()).isEqualTo(LocalDate.of(2024, 6, 21));
        });
        assertThat(plan.leftOut()).hasSize(3);
    }

    @Test
    void twoEventsOfADayShareAWindowAndNearOnesOverlap() {
        LocalDate day = LocalDate.of(2024, 6, 17);
        WindowPlan plan = WindowPlan.of(List.of(on(day), on(day), on(LocalDate.of(2024, 6, 20))), SESSIONS, WINDOW, 1);
        assertThat(plan.events()).hasSize(2);
        assertThat(plan.events().getFirst().events()).hasSize(2);
        assertThat(plan.overlapping()).isEqualTo(1);
    }

    @Test
    void whereThereIsNoRoomThereIsNoControlWindow() {
        WindowPlan plan = WindowPlan.of(List.of(on(SESSIONS.get(4))), SESSIONS.subList(0, 10), WINDOW, 1);
        assertThat(plan.events()).hasSize(1);
        assertThat(plan.controls()).isEmpty();
    }

    /** Expected by hand: shares of 0.001 a session and 1.5 times the market. */
    @Test
    void theMarketModelFindsAlphaAndBetaBeforeTheWindowOnly() {
        Random random = new Random(9);
        double[] market = new double[140];
        double[] share = new double[140];
        for (int i = 0; i < market.length; i++) {
            market[i] = random.nextGaussian() * 0.01;
            share[i] = 0.001 + 1.5 * market[i] + (i >= 130 ? 0.05 : 0);
        }
        MarketModel model = MarketModel.of(share, market, 130).orElseThrow();
        assertThat(model.alpha()).isCloseTo(0.001, within(1e-12));
        assertThat(model.beta()).isCloseTo(1.5, within(1e-9));
        assertThat(model.n()).isEqualTo(120);
        assertThat(model.abnormal(share[131], market[131])).isCloseTo(0.05, within(1e-9));
        assertThat(MarketModel.of(share, market, 59)).isEmpty();
        assertThat(MarketModel.of(share, new double[140], 130))
                .as("a market that stands still")
                .isEmpty();
    }

    /** Welch's t by hand: (3 - 1) / sqrt(1 / 3 + 1 / 3). */
    @Test
    void aComparisonHasItsFiguresByHand() {
        Comparison c = Comparison.of(List.of(2.0, 3.0, 4.0), List.of(0.0, 1.0, 2.0), 1);
        assertThat(c.difference()).contains(2.0);
        assertThat(c.eventMedian()).contains(3.0);
        assertThat(c.t().orElseThrow()).isCloseTo(2 / Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(c.p()).as("three on a side prove nothing").isEmpty();
        assertThat(Comparison.of(List.of(), List.of(1.0), 1).difference()).isEmpty();
        assertThat(Comparison.of(List.of(1.0, 1.0), List.of(1.0, 1.0), 1).t()).isEmpty();
    }

    /** Of 70 splits of eight two are as far apart as 5..8 from 1..4: p is near 2 / 70. */
    @Test
    void thePermutationTestCountsSplitsThatAreAsFarApart() {
        Comparison c = Comparison.of(List.of(5.0, 6.0, 7.0, 8.0), List.of(1.0, 2.0, 3.0, 4.0), 3);
        assertThat(c.p().orElseThrow()).isCloseTo(2 / 70.0, within(0.006));
        assertThat(Comparison.of(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 2.0, 3.0, 4.0), 3)
                        .p())
                .contains(1.0);
    }

    /** By chance alone a p below 0.05 comes in about five of a hundred studies. */
    @Test
    void withoutAnEffectASmallPIsRare() {
        Random random = new Random(5);
        long small = IntStream.range(0, 200)
                .filter(study -> Comparison.of(drawn(random, 10, 0), drawn(random, 10, 0), study)
                                .p()
                                .orElseThrow()
                        < 0.05)
                .count();
        assertThat(small).isBetween(2L, 20L);
        assertThat(Comparison.of(drawn(random, 30, 0.03), drawn(random, 30, 0), 1)
                        .p()
                        .orElseThrow())
                .isLessThan(0.01);
    }

    private static List<Double> drawn(Random random, int n, double mean) {
        return random.doubles(n).map(u -> mean + (u - 0.5) * 0.06).boxed().toList();
    }

    private static MarketEvent on(LocalDate day) {
        return new MarketEvent(day, Optional.empty(), "Fed");
    }
}
