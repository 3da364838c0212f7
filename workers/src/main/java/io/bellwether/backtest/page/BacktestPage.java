package io.bellwether.backtest.page;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.platform.Json;
import io.bellwether.reporting.domain.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes a backtest as one HTML page: its charts, their library and every figure are in it. */
public final class BacktestPage {
    private final OwnPage page = new OwnPage();

    /** The page. */
    public String html(BacktestReport report) {
        return page.html(
                "backtest",
                Map.of(
                        "report",
                        report,
                        "result",
                        report.result(),
                        "f",
                        new Figures(),
                        "data",
                        Json.write(data(report.days())).replace("<", "\\u003c")));
    }

    private static Map<String, Object> data(List<BacktestReport.Day> days) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dates", days.stream().map(day -> day.date().toString()).toList());
        data.put("desk", rounded(days, day -> Optional.of(day.worth())));
        data.put("benchmark", rounded(days, BacktestReport.Day::benchmark));
        data.put("buyAndHold", rounded(days, day -> Optional.of(day.buyAndHold())));
        data.put("equalWeight", rounded(days, day -> Optional.of(day.equalWeight())));
        data.put("drawdown", rounded(days, day -> Optional.of(day.drawdown())));
        data.put("exposure", rounded(days, day -> Optional.of(day.exposure())));
        data.put("sharpe", rounded(days, BacktestReport.Day::sharpe));
        return data;
    }

    /** Four decimals are finer than a pixel; a dash is a gap in a chart. */
    private static List<Object> rounded(
            List<BacktestReport.Day> days, Function<BacktestReport.Day, Optional<Double>> curve) {
        return days.stream()
                .map(curve)
                .<Object>map(value -> value.<Object>map(known -> Math.round(known * 1e4) / 1e4)
                        .orElse("-"))
                .toList();
    }
}
