package io.bellwether.research.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.SplitAdjustment;
import io.bellwether.research.domain.IndicatorColumns;
import io.bellwether.research.domain.Indicators;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns that grow give the numbers that ta4j gives of each window afresh, to the last bit. */
class ColumnsEqualTa4jTest {
    private static final Symbol SYMBOL = new Symbol("ABC");
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    /** Short and long histories, gaps of days, days on which nothing moves or trades, prices of many sizes. */
    @Test
    void everyDayOfManySeries_isEqualToTheLastBit() {
        int compared = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Bar> bars = series(seed);
            IndicatorColumns columns = new IndicatorColumns(SYMBOL);
            for (int day = Indicators.MIN_BARS; day <= bars.size(); day++) {
                List<Bar> window = window(bars, day);
                assertThat(columns.at(window))
                        .as("seed %d day %d", seed, day)
                        .isEqualTo(IndicatorCalculator.at(SYMBOL, window));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3_000);
    }

    /** What was known before counts no more once bars are restated, corrected, taken back or added before them. */
    @Test
    void aChangedPast_isComputedAnew() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Bar> bars = new ArrayList<>(series(seed));
            IndicatorColumns columns = new IndicatorColumns(SYMBOL);
            for (int day = Indicators.MIN_BARS + 60; day <= bars.size(); day += 1 + random.nextInt(9)) {
                change(bars, day, random);
                List<Bar> window = window(bars, Math.min(day, bars.size()));
                assertThat(columns.at(window))
                        .as("seed %d day %d", seed, day)
                        .isEqualTo(IndicatorCalculator.at(SYMBOL, window));
            }
        }
    }

    private static void change(List<Bar> bars, int day, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                LocalDate exDate = bars.get(day - 1 - random.nextInt(40)).date();
                SplitAdjustment split = new SplitAdjustment(List.of(new CorporateAction.Split(
                        SYMBOL, exDate, BigDecimal.valueOf(1 + random.nextInt(4)), BigDecimal.valueOf(3))));
                bars.replaceAll(split::adjust);
            }
            case 1 -> {
                Bar old = bars.get(day - 1 - random.nextInt(100));
                bars.set(
                        bars.indexOf(old),
                        new Bar(old.date(), old.open(), old.high(), old.low(), old.open(), old.volume() + 1));
            }
            case 2 -> bars.remove(day - 1 - random.nextInt(50));
            case 3 -> bars.subList(0, random.nextInt(20)).clear();
            default -> {}
        }
    }

    private static List<Bar> window(List<Bar> bars, int day) {
        return bars.subList(Math.max(0, day - Indicators.MAX_BARS), day);
    }

    private static List<Bar> series(int seed) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        LocalDate day = LocalDate.of(2021, 1, 4);
        double price = Math.exp(random.nextDouble() * 9 - 3);
        int count = 51 + random.nextInt(seed % 5 == 0 ? 900 : 300);
        for (int i = 0; i < count; i++) {
            boolean still = random.nextInt(12) == 0;
            double open = still ? price : price * Math.exp(random.nextGaussian() * 0.02);
            double close = still ? price : open * Math.exp(random.nextGaussian() * 0.04);
            double high = still ? price : Math.max(open, close) * (1 + random.nextDouble() * 0.02);
            double low = still ? price : Math.min(open, close) * (1 - random.nextDouble() * 0.02);
            int scale = seed % 3 == 0 ? 2 : 2 + random.nextInt(5);
            Price bottom = price(Math.min(low, Math.min(open, close)), scale);
            bars.add(new Bar(
                    day,
                    max(price(open, scale), bottom),
                    max(price(high, scale), max(price(open, scale), max(price(close, scale), bottom))),
                    bottom,
                    max(price(close, scale), bottom),
                    still ? 0 : random.nextLong(3_000_000_000L)));
            price = close;
            day = CALENDAR.next(day);
            for (int gap = random.nextInt(40) == 0 ? random.nextInt(30) : 0; gap > 0; gap--) {
                day = CALENDAR.next(day);
            }
        }
        return bars;
    }

    private static Price price(double value, int scale) {
        return Price.rounded(BigDecimal.valueOf(value), scale);
    }

    private static Price max(Price one, Price other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
