package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** On random bars the engine does what a few plain loops over whole hundredths do, and no later bar changes it. */
class EventEnginePropertiesTest {
    private static final int TRIES = 10_000;

    /** A round trip of the plain loops, prices in hundredths. */
    private record Trip(int entry, int exit, long pnl) {}

    private record Case(int[] opens, int[] closes, AverageCross rule) {
        /** Every second case has prices of a few hundredths only, so that averages are equal often. */
        static Case of(Random random) {
            int bars = random.nextInt(90);
            int most = random.nextBoolean() ? 4 : 4_000_000;
            int fast = 1 + random.nextInt(6);
            return new Case(
                    TestBars.cents(random, bars, most),
                    TestBars.cents(random, bars, most),
                    new AverageCross(fast, fast + 1 + random.nextInt(8)));
        }

        Run run() {
            return EventEngine.run(rule, new Indicators(TestBars.ofCents(opens, closes)));
        }

        long sum(int bar, int window) {
            long sum = 0;
            for (int i = bar - window + 1; i <= bar; i++) {
                sum += closes[i];
            }
            return sum;
        }

        /** 1 up, -1 down, 0 equal: of the averages, multiplied out so that whole numbers do. */
        int order(int bar) {
            return Long.compare(sum(bar, rule.fast()) * rule.slow(), sum(bar, rule.slow()) * rule.fast());
        }

        /** The last order up to the bar that was not equal, or 0. */
        int lastOrder(int bar) {
            for (int i = bar; i >= rule.slow() - 1; i--) {
                if (order(i) != 0) {
                    return order(i);
                }
            }
            return 0;
        }

        /** All round trips; the last has no exit (-1) when it is open at the end. */
        List<Trip> trips() {
            List<Trip> trips = new ArrayList<>();
            int entry = -1;
            for (int bar = rule.slow(); bar < closes.length - 1; bar++) {
                int before = lastOrder(bar - 1);
                int now = lastOrder(bar);
                if (before < 0 && now > 0) {
                    entry = bar + 1;
                } else if (before > 0 && now < 0 && entry >= 0) {
                    trips.add(new Trip(entry, bar + 1, opens[bar + 1] - opens[entry]));
                    entry = -1;
                }
            }
            if (entry >= 0) {
                trips.add(new Trip(entry, -1, closes[closes.length - 1] - opens[entry]));
            }
            return trips;
        }

        long gain(int bar, List<Trip> trips) {
            long gain = 0;
            for (Trip trip : trips) {
                if (trip.exit() >= 0 && trip.exit() <= bar) {
                    gain += trip.pnl();
                } else if (trip.entry() <= bar) {
                    gain += closes[bar] - opens[trip.entry()];
                }
            }
            return gain;
        }
    }

    @Property(tries = TRIES)
    void doesWhatPlainLoopsDo(@ForAll long seed) {
        Case one = Case.of(new Random(seed));
        List<Trip> trips = one.trips();
        List<Trip> closed = trips.stream().filter(trip -> trip.exit() >= 0).toList();
        Run run = one.run();
        assertThat(run.trades().size()).isEqualTo(closed.size());
        for (int i = 0; i < closed.size(); i++) {
            assertThat(run.trades().entryBar(i)).isEqualTo(closed.get(i).entry());
            assertThat(run.trades().exitBar(i)).isEqualTo(closed.get(i).exit());
            assertThat(run.trades().pnl(i)).isCloseTo(closed.get(i).pnl() / 100.0, within(1e-9));
        }
        assertThat(run.heldShares()).isEqualTo(trips.size() - closed.size());
        for (int bar = 0; bar < one.closes().length; bar++) {
            assertThat(run.gain(bar)).isCloseTo(one.gain(bar, trips) / 100.0, within(1e-7));
        }
    }

    @Property(tries = TRIES)
    void noLaterBarChangesWhatWasDone(@ForAll long seed) {
        Random random = new Random(seed);
        Case one = Case.of(random);
        int bars = one.closes().length;
        int cut = random.nextInt(bars + 1);
        int[] opens = one.opens().clone();
        int[] closes = one.closes().clone();
        for (int bar = cut; bar < bars; bar++) {
            opens[bar] = 1 + random.nextInt(5_000_000);
            closes[bar] = 1 + random.nextInt(5_000_000);
        }
        Run run = one.run();
        Run corrupted = new Case(opens, closes, one.rule()).run();
        assertThat(tripsBefore(cut, corrupted)).isEqualTo(tripsBefore(cut, run));
        for (int bar = 0; bar < cut; bar++) {
            assertThat(corrupted.gain(bar)).isEqualTo(run.gain(bar));
        }
    }

    private static List<List<Number>> tripsBefore(int cut, Run run) {
        List<List<Number>> trips = new ArrayList<>();
        ClosedTrades trades = run.trades();
        for (int i = 0; i < trades.size() && trades.exitBar(i) < cut; i++) {
            trips.add(List.of(trades.entryBar(i), trades.exitBar(i), trades.pnl(i)));
        }
        return trips;
    }
}
