package io.bellwether.research.ta4j;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.research.domain.Indicators;
import java.time.Duration;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * All indicators of one symbol. Numbers are {@code double}: indicators are analytics, not money, and ta4j's decimal
 * numbers are an order of magnitude slower for digits that no rule reads.
 */
final class IndicatorCalculator {
    private static final int SESSIONS_PER_YEAR = 252;
    private static final int SHORT = 10;
    private static final int WILDER = 14;
    private static final int MONTH = 20;
    private static final int LONG = 50;

    private IndicatorCalculator() {}

    /**
     * Indicators at the last bar.
     *
     * @param bars oldest first, one per session, at least {@link Indicators#MIN_BARS}
     */
    static Indicators at(Symbol symbol, List<Bar> bars) {
        if (bars.size() < Indicators.MIN_BARS) {
            throw new IllegalArgumentException(
                    "%s: indicators need %d bars, got %d".formatted(symbol, Indicators.MIN_BARS, bars.size()));
        }
        BarSeries series = series(symbol, bars);
        int last = series.getEndIndex();
        Bar bar = bars.getLast();
        var close = new ClosePriceIndicator(series);
        var volume = new VolumeIndicator(series);
        var traded = BinaryOperationIndicator.product(close, volume);
        return new Indicators(
                symbol,
                bar.date(),
                bar.close(),
                mean(close, SHORT, last),
                mean(close, MONTH, last),
                mean(close, LONG, last),
                rsi(close, last),
                new WilderIndicator(new TRIndicator(series), 0, WILDER)
                        .getValue(last)
                        .doubleValue(),
                new ROCIndicator(close, MONTH).getValue(last).doubleValue() / 100,
                volatility(close, last),
                new HighestValueIndicator(new HighPriceIndicator(series), MONTH)
                        .getValue(last - 1)
                        .doubleValue(),
                new LowestValueIndicator(new LowPriceIndicator(series), MONTH)
                        .getValue(last - 1)
                        .doubleValue(),
                mean(volume, MONTH, last),
                mean(traded, MONTH, last));
    }

    static BarSeries series(Symbol symbol, List<Bar> bars) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withName(symbol.value())
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (Bar bar : bars) {
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(bar.date()
                            .plusDays(1)
                            .atStartOfDay(ExchangeCalendar.ZONE)
                            .toInstant())
                    .openPrice(bar.open().value())
                    .highPrice(bar.high().value())
                    .lowPrice(bar.low().value())
                    .closePrice(bar.close().value())
                    .volume(bar.volume())
                    .add();
        }
        return series;
    }

    private static double mean(Indicator<Num> values, int period, int index) {
        return new SMAIndicator(values, period).getValue(index).doubleValue();
    }

    /** 100 - 100 / (1 + average gain / average loss); 50 when nothing moved, 100 when nothing fell. */
    private static double rsi(ClosePriceIndicator close, int index) {
        double gain = new WilderIndicator(new GainIndicator(close), 1, WILDER)
                .getValue(index)
                .doubleValue();
        double loss = new WilderIndicator(new LossIndicator(close), 1, WILDER)
                .getValue(index)
                .doubleValue();
        return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
    }

    /** Sample deviation of the last 20 log returns, times the root of 252; ta4j's own divides by n. */
    private static double volatility(ClosePriceIndicator close, int last) {
        double[] returns = new double[MONTH];
        double mean = 0;
        for (int i = 0; i < MONTH; i++) {
            int index = last - MONTH + 1 + i;
            returns[i] = Math.log(close.getValue(index).doubleValue()
                    / close.getValue(index - 1).doubleValue());
            mean += returns[i] / MONTH;
        }
        double squares = 0;
        for (double value : returns) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (MONTH - 1) * SESSIONS_PER_YEAR);
    }
}
