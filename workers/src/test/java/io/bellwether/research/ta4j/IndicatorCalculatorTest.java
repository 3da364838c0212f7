package io.bellwether.research.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.research.domain.Indicators;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ta4j.core.indicators.helpers.TRIndicator;

class IndicatorCalculatorTest {
    private static final Symbol SYMBOL = new Symbol("SPY");

    @Test
    void atrMatchesThePublishedWilderSeriesAtEveryBar() throws IOException {
        List<Bar> bars = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String[] row : spy()) {
            bars.add(bar(row));
            expected.add(row.length > 6 ? row[6] : "");
        }
        var series = IndicatorCalculator.series(SYMBOL, bars);
        var atr = new WilderIndicator(new TRIndicator(series), 0, 14);
        for (int i = 0; i < bars.size(); i++) {
            if (i < 13) {
                assertThat(atr.getValue(i).isNaN()).as("bar %d", i).isTrue();
            } else {
                assertThat(atr.getValue(i).doubleValue())
                        .as("bar %d", i)
                        .isCloseTo(Double.parseDouble(expected.get(i)), within(6e-6));
            }
        }
        assertThat(IndicatorCalculator.at(SYMBOL, bars).atr14()).isCloseTo(1.33502, within(6e-6));
    }

    @Test
    void meansMomentumAndRangeMatchHandValuesOnARisingSeries() {
        Indicators indicators = IndicatorCalculator.at(SYMBOL, rising(60));
        // closes 101..160; means of the last n are the middle of the range
        assertThat(indicators.close()).isEqualTo(Price.of("160"));
        assertThat(indicators.lastBar()).isEqualTo(LocalDate.of(2024, 1, 1).plusDays(59));
        assertThat(indicators.sma10()).isCloseTo(155.5, within(1e-9));
        assertThat(indicators.sma20()).isCloseTo(150.5, within(1e-9));
        assertThat(indicators.sma50()).isCloseTo(135.5, within(1e-9));
        assertThat(indicators.momentum20()).isCloseTo(160.0 / 140 - 1, within(1e-12));
        assertThat(indicators.rsi14()).isEqualTo(100);
        assertThat(indicators.atr14()).isCloseTo(3, within(1e-9));
    }

    @Test
    void rangeLeavesTheLastBarOutSoThatABreakoutCanBeSeen() {
        Indicators indicators = IndicatorCalculator.at(SYMBOL, rising(60));
        assertThat(indicators.high20()).isEqualTo(161);
        assertThat(indicators.low20()).isEqualTo(139);
    }

    @Test
    void volumeAndDollarVolumeAreMeansOfTwentySessions() {
        Indicators indicators = IndicatorCalculator.at(SYMBOL, rising(60));
        assertThat(indicators.averageVolume20()).isCloseTo(1000 + 50.5 * 10, within(1e-9));
        double traded = 0;
        for (int i = 41; i <= 60; i++) {
            traded += (100 + i) * (1000.0 + 10 * i) / 20;
        }
        assertThat(indicators.averageDollarVolume20()).isCloseTo(traded, within(1e-6));
    }

    @Test
    void volatilityIsTheAnnualisedSampleDeviationOfLogReturns() {
        // returns alternate between +1 % and -1 % (log): mean 0, squares 20 * 1e-4, divided by 19
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double close = i % 2 == 0 ? 100 : 100 * Math.exp(0.01);
            bars.add(flat(i, BigDecimal.valueOf(close)));
        }
        assertThat(IndicatorCalculator.at(SYMBOL, bars).volatility20())
                .isCloseTo(Math.sqrt(20 * 1e-4 / 19 * 252), within(1e-5));
    }

    @Test
    void rsiUsesWildersSeedAndSmoothing() {
        // Wilder's first value: mean of 14 gains and of 14 losses; afterwards (13 * previous + new) / 14.
        double[] closes = new double[51];
        closes[0] = 50;
        for (int i = 1; i < closes.length; i++) {
            closes[i] = closes[i - 1] + (i % 3 == 0 ? -0.5 : 0.25 * (i % 5));
        }
        double gain = 0;
        double loss = 0;
        for (int i = 1; i < closes.length; i++) {
            double change = closes[i] - closes[i - 1];
            double up = Math.max(change, 0);
            double down = Math.max(-change, 0);
            gain = i <= 14 ? gain + up / 14 : (gain * 13 + up) / 14;
            loss = i <= 14 ? loss + down / 14 : (loss * 13 + down) / 14;
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            bars.add(flat(i, BigDecimal.valueOf(closes[i])));
        }
        assertThat(IndicatorCalculator.at(SYMBOL, bars).rsi14()).isCloseTo(100 - 100 / (1 + gain / loss), within(1e-9));
    }

    @Test
    void aPriceThatNeverMovesHasNoVolatilityAndARsiInTheMiddle() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            bars.add(flat(i, new BigDecimal("2.50")));
        }
        Indicators indicators = IndicatorCalculator.at(SYMBOL, bars);
        assertThat(indicators.rsi14()).isEqualTo(50);
        assertThat(indicators.volatility20()).isZero();
        assertThat(indicators.atr14()).isZero();
        assertThat(indicators.momentum20()).isZero();
    }

    @Test
    void refusesASeriesShorterThanTheLongestMean() {
        assertThatThrownBy(() -> IndicatorCalculator.at(SYMBOL, rising(50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("need 51 bars, got 50");
    }

    /** Closes 101, 102, ...; each bar spans one below to one above the close plus the step of 1: true range 3. */
    private static List<Bar> rising(int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            BigDecimal close = BigDecimal.valueOf(100 + i);
            bars.add(new Bar(
                    LocalDate.of(2024, 1, 1).plusDays(i - 1),
                    new Price(close),
                    new Price(close.add(new BigDecimal(i == count ? "1" : "2"))),
                    new Price(close.subtract(new BigDecimal(i == count ? "2" : "1"))),
                    new Price(close),
                    1000 + 10L * i));
        }
        return bars;
    }

    private static Bar flat(int day, BigDecimal close) {
        Price price = Price.rounded(close, 6);
        return new Bar(LocalDate.of(2024, 1, 1).plusDays(day), price, price, price, price, 1000);
    }

    private static Bar bar(String[] row) {
        return new Bar(
                LocalDate.parse(row[0]),
                Price.of(row[1]),
                Price.of(row[2]),
                Price.of(row[3]),
                Price.of(row[4]),
                Long.parseLong(row[5]));
    }

    private static List<String[]> spy() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                IndicatorCalculatorTest.class.getResourceAsStream("/research/spy-atr14-wilder.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
