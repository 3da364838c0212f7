package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestResult;
import io.bellwether.backtest.domain.Caveats;
import io.bellwether.backtest.domain.Yardsticks;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.reporting.app.ReadPerformance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Makes the report of a run whose rows are still where they were written. */
@Service
public class MakeReport {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final ReadPerformance readPerformance;
    private final MarketReader market;

    MakeReport(ReadPerformance readPerformance, MarketReader market) {
        this.readPerformance = readPerformance;
        this.market = market;
    }

    /** The report of a run with at least one day. */
    public BacktestReport run(BacktestResult result) {
        String marketId = result.request().market().id();
        List<EquitySnapshot> equity = result.record().equity();
        Instant end = equity.getLast().asOf();
        List<LocalDate> days =
                new ArrayList<>(equity.stream().map(EquitySnapshot::tradingDate).toList());
        days.set(0, calendar.previous(days.getFirst()));
        int sessions =
                (int) calendar.tradingDays(days.getFirst(), days.getLast()).count();
        Map<Symbol, List<Bar>> bars = new TreeMap<>(market.allBars(marketId, end, sessions));
        return new BacktestReport(
                result,
                readPerformance.run(result.request().desk().id()),
                Yardsticks.of(days, closes(days, bars), market.benchmark(marketId, end)),
                Caveats.of(result, bars));
    }

    private static Map<Symbol, double[]> closes(List<LocalDate> days, Map<Symbol, List<Bar>> bars) {
        Map<LocalDate, Integer> index = new HashMap<>();
        for (int i = 0; i < days.size(); i++) {
            index.put(days.get(i), i);
        }
        Map<Symbol, double[]> closes = new TreeMap<>();
        bars.forEach((symbol, own) -> {
            double[] values = new double[days.size()];
            Arrays.fill(values, Double.NaN);
            for (Bar bar : own) {
                Integer day = index.get(bar.date());
                if (day != null) {
                    values[day] = bar.close().value().doubleValue();
                }
            }
            closes.put(symbol, values);
        });
        return closes;
    }
}
