package io.bellwether.backtest.bench;

import io.bellwether.backtest.domain.AverageCross;
import io.bellwether.backtest.domain.BarColumns;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Trade;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * The same work by ta4j, as its own manager runs a strategy: double numbers, no costs, fills at the next open, the
 * averages of a series shared by its pairs as in the kernel. It makes trades and no curve.
 */
final class Ta4j implements Contender {
    private final List<BarSeries> series;
    private final List<AverageCross> pairs;

    Ta4j(Work work, List<BarColumns> bars) {
        this.series = work.of(bars).stream().map(Ta4j::series).toList();
        this.pairs = work.pairs();
    }

    @Override
    public Answer run(int threads) throws InterruptedException {
        List<Callable<Totals>> tasks =
                series.stream().map(one -> (Callable<Totals>) () -> trade(one)).toList();
        Totals sum = new Totals();
        try {
            if (threads == 1) {
                for (Callable<Totals> task : tasks) {
                    sum.add(task.call());
                }
            } else {
                try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                    for (Future<Totals> future : pool.invokeAll(tasks)) {
                        sum.add(future.get());
                    }
                }
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("ta4j failed: " + e.getCause(), e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("ta4j failed: " + e, e);
        }
        return Answer.of(sum.roundTrips, sum.pnl);
    }

    private Totals trade(BarSeries one) {
        ClosePriceIndicator close = new ClosePriceIndicator(one);
        Map<Integer, SMAIndicator> averages = new ConcurrentHashMap<>();
        Totals totals = new Totals();
        for (AverageCross pair : pairs) {
            SMAIndicator fast = averages.computeIfAbsent(pair.fast(), window -> new SMAIndicator(close, window));
            SMAIndicator slow = averages.computeIfAbsent(pair.slow(), window -> new SMAIndicator(close, window));
            BaseStrategy strategy = new BaseStrategy(
                    new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), pair.slow());
            BarSeriesManager manager =
                    new BarSeriesManager(one, new ZeroCostModel(), new ZeroCostModel(), new TradeOnNextOpenModel());
            for (Position position : manager.run(strategy, Trade.TradeType.BUY).getPositions()) {
                if (position.isClosed()) {
                    totals.roundTrips++;
                    totals.pnl += position.getExit().getPricePerAsset().doubleValue()
                            - position.getEntry().getPricePerAsset().doubleValue();
                }
            }
        }
        return totals;
    }

    private static BarSeries series(BarColumns bars) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withName(bars.name())
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int bar = 0; bar < bars.size(); bar++) {
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(bars.date(bar)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    .openPrice(bars.open(bar))
                    .highPrice(bars.high(bar))
                    .lowPrice(bars.low(bar))
                    .closePrice(bars.close(bar))
                    .volume(bars.volume(bar))
                    .add();
        }
        return series;
    }

    private static final class Totals {
        private long roundTrips;
        private double pnl;

        private void add(Totals more) {
            roundTrips += more.roundTrips;
            pnl += more.pnl;
        }
    }
}
