package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;

class IndicatorsTest {
    @Test
    void averagesTheLastCloses() {
        Indicators indicators = new Indicators(TestBars.closingAt(1, 2, 6, 4));
        assertThat(indicators.average(3)).containsExactly(Double.NaN, Double.NaN, 3, 4);
        assertThat(indicators.average(1)).containsExactly(1, 2, 6, 4);
        assertThat(indicators.average(4)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 3.25);
    }

    @Test
    void hasNoAverageWhereThereAreTooFewBars() {
        assertThat(new Indicators(TestBars.closingAt(1, 2)).average(3)).containsExactly(Double.NaN, Double.NaN);
        assertThat(new Indicators(TestBars.closingAt()).average(3)).isEmpty();
        assertThatThrownBy(() -> new Indicators(TestBars.closingAt(1)).average(0))
                .hasMessage("an average needs at least 1 bar, was 0");
    }

    @Test
    void computesEachAverageOnce() {
        Indicators indicators = new Indicators(TestBars.closingAt(1, 2, 6, 4));
        assertThat(indicators.average(2)).isSameAs(indicators.average(2));
    }

    /** Cheap bars after dear ones: plain sums would have lost the cheap ones' last digits. */
    @Test
    void staysExactThroughWhateverCameBefore() {
        double[] closes = new double[20_000];
        Random random = new Random(7);
        Arrays.setAll(closes, bar -> (bar < 10_000 ? 600_000 : 0.01) * (1 + random.nextDouble()));
        double[] average = new Indicators(TestBars.closingAt(closes)).average(7);
        for (int bar = 6; bar < closes.length; bar++) {
            BigDecimal sum = IntStream.rangeClosed(bar - 6, bar)
                    .mapToObj(i -> new BigDecimal(closes[i]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            double exact =
                    sum.divide(BigDecimal.valueOf(7), MathContext.DECIMAL128).doubleValue();
            assertThat(average[bar]).isCloseTo(exact, within(1e-15 * exact));
        }
    }

    @Test
    void agreesWithTa4j() {
        double[] closes = new Random(3).doubles(300, 1, 400).toArray();
        BarColumns bars = TestBars.closingAt(closes);
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int bar = 0; bar < closes.length; bar++) {
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(bars.date(bar).atStartOfDay(ZoneOffset.UTC).toInstant())
                    .openPrice(bars.open(bar))
                    .highPrice(bars.high(bar))
                    .lowPrice(bars.low(bar))
                    .closePrice(bars.close(bar))
                    .volume(bars.volume(bar))
                    .add();
        }
        SMAIndicator theirs = new SMAIndicator(new ClosePriceIndicator(series), 20);
        double[] ours = new Indicators(bars).average(20);
        for (int bar = 19; bar < closes.length; bar++) {
            assertThat(ours[bar]).isCloseTo(theirs.getValue(bar).doubleValue(), within(1e-9));
        }
    }
}
