package io.bellwether.marketdata.simulated;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The fictional market of one seed, from 2018-01-02 on. A day is made from the day before and from draws of its own, so
 * it never depends on a later one; the days made so far are remembered, which changes nothing but the time it takes.
 */
final class SimulatedMarket {
    static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
    static final Duration STEP = Duration.ofMinutes(30);

    private static final double BENCHMARK_START = 100;

    private final Noise noise;
    private final SimulatedEvents events;
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final List<CompanyPath> companies = new ArrayList<>();
    private final double[] sectorTrends = new double[Companies.SECTORS.size()];
    private final TreeMap<LocalDate, SimulatedDay[]> days = new TreeMap<>();
    private Regime regime = Regime.RISING;
    private double benchmark = StrictMath.log(BENCHMARK_START);

    SimulatedMarket(long seed) {
        this.noise = new Noise(seed);
        this.events = new SimulatedEvents(noise);
        for (int i = 0; i < Companies.all().size(); i++) {
            companies.add(new CompanyPath(noise, i, Companies.SECTORS.size()));
        }
    }

    /** One trading day: the companies in their order, then the benchmark. */
    synchronized SimulatedDay[] day(LocalDate date) {
        while (days.isEmpty() || days.lastKey().isBefore(date)) {
            LocalDate next = days.isEmpty() ? FIRST : calendar.next(days.lastKey());
            days.put(next, make(next, days.size()));
        }
        SimulatedDay[] day = days.get(date);
        if (day == null) {
            throw new IllegalArgumentException("the simulated market has no session on " + date);
        }
        return day;
    }

    /** What is known of the companies besides their prices. */
    SimulatedEvents events() {
        return events;
    }

    private SimulatedDay[] make(LocalDate date, int index) {
        ExchangeHours session = calendar.hours(date).orElseThrow();
        int steps = (int) Duration.between(session.open(), session.close()).dividedBy(STEP);
        regime = regime.next(noise.uniform(Noise.Use.REGIME, 0, index, 0));
        MarketWeather weather = new MarketWeather(noise, regime, sectorTrends, index, steps);
        SimulatedDay[] day = new SimulatedDay[companies.size() + 1];
        for (int i = 0; i < companies.size(); i++) {
            day[i] = companies.get(i).next(weather, index);
        }
        day[companies.size()] = benchmark(weather, index);
        return day;
    }

    private SimulatedDay benchmark(MarketWeather weather, int index) {
        int[] ticks = new int[weather.steps.length + 1];
        benchmark += weather.gap;
        ticks[0] = SimulatedDay.ticks(StrictMath.exp(benchmark));
        for (int k = 0; k < weather.steps.length; k++) {
            benchmark += weather.steps[k];
            ticks[k + 1] = SimulatedDay.ticks(StrictMath.exp(benchmark));
        }
        double mood = 0.25 * noise.normal(Noise.Use.VOLUME, companies.size(), index, 0);
        return new SimulatedDay(ticks, (long) StrictMath.floor(4_000_000 * StrictMath.exp(mood)));
    }
}
