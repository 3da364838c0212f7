package io.bellwether.cli.demo;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a day's result for a person. */
final class DayResultPrinter {
    private static final int WIDTH = 72;

    private final PrintWriter out;

    DayResultPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(DayResult day) {
        out.printf(
                "%nDesk %s on %s: %s%n", day.desk(), day.tradingDate(), day.isComplete() ? "day done" : day.status());
        out.printf(
                "Equity %s USD (%s today, %s since start; benchmark %s since start), cash %s USD%n",
                day.equity(),
                percent(day.dayReturn()),
                percent(day.benchmark().get("deskSinceStart")),
                percent(day.benchmark().get("sinceStart")),
                day.cash());
        out.printf("%nDecisions%n");
        for (Map<String, @Nullable Object> decision : day.decisions()) {
            out.printf(
                    "  %s by %s, confidence %s: %s%n",
                    decision.get("session"),
                    decision.get("advisor"),
                    decision.get("confidence"),
                    decision.get("outcome"));
            for (Object trade : (List<?>) decision.getOrDefault("trades", List.of())) {
                printTrade((Map<?, ?>) trade);
            }
        }
        printTable("Orders", day.orders(), "id", "side", "quantity", "symbol", "order_type", "state", "purpose");
        printTable("Fills", day.fills(), "id", "side", "quantity", "symbol", "price", "fee");
        out.printf("%nWhere to look%n");
        day.links().forEach((name, link) -> out.printf("  %-10s %s%n", name, link));
        out.printf("%nSeconds ");
        day.seconds().forEach((phase, seconds) -> out.printf("%s %.1f  ", phase, seconds));
        out.println();
        out.flush();
    }

    private void printTrade(Map<?, ?> trade) {
        String refused = String.valueOf(trade.get("refused_because"));
        String line = "%s %s, conviction %s: %s"
                .formatted(trade.get("action"), trade.get("symbol"), trade.get("conviction"), trade.get("reasoning"));
        out.printf("    %s%n", shorten(line));
        if (!refused.isEmpty()) {
            out.printf("      refused: %s%n", shorten(refused));
        }
    }

    private void printTable(String title, List<Map<String, @Nullable Object>> rows, String... columns) {
        out.printf("%n%s%s%n", title, rows.isEmpty() ? ": none" : "");
        for (Map<String, @Nullable Object> row : rows) {
            out.print(" ");
            for (String column : columns) {
                Object value = row.get(column);
                out.print(" " + (value instanceof BigDecimal n ? plain(n) : value));
            }
            out.println();
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.toBigInteger().toString() : stripped.toPlainString();
    }

    private static String percent(@Nullable Object fraction) {
        return fraction instanceof BigDecimal value
                ? "%+.2f %%".formatted(value.movePointRight(2).setScale(2, RoundingMode.HALF_UP))
                : "n/a";
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
