package io.bellwether.cli;

import io.bellwether.backtest.domain.BacktestResult;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints the result of a backtest. */
final class BacktestPrinter {
    private final PrintWriter out;

    BacktestPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(BacktestResult result, double seconds) {
        object(result, seconds).forEach((name, value) -> out.printf(Locale.ROOT, "%-12s %s%n", name, value));
    }

    static Map<String, Object> object(BacktestResult result, double seconds) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", result.days().getFirst());
        object.put("to", result.days().getLast());
        object.put("days", result.days().size());
        object.put("orders", result.record().orders().size());
        object.put("fills", result.record().fills().size());
        object.put("endEquity", result.record().equity().getLast().equity());
        object.put("outcomes", result.outcomes());
        result.halt().ifPresent(halt -> object.put("halt", halt.reason()));
        object.put("seconds", Math.round(seconds * 1000) / 1000.0);
        object.put("sha256", result.record().sha256());
        return object;
    }
}
