package io.bellwether.cli.operate;

import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.ShadowComparison;
import io.bellwether.reporting.domain.ShadowComparison.Side;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;

/** Prints a comparison for a person: one line a figure, the acting desk left, its shadow right. */
final class ShadowPrinter {
    private static final String NOTHING = "-";
    private static final int ENOUGH = 30;

    private final PrintWriter out;

    ShadowPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(ShadowComparison comparison) {
        if (comparison.since().isEmpty()) {
            out.printf(
                    "%s and %s have not closed a session together yet.%n",
                    comparison.acting().desk(), comparison.shadow().desk());
            return;
        }
        out.printf(
                "%nSince %s, %s that both closed%n%n",
                comparison.since().get(), Counted.of(comparison.sessions(), "session"));
        line(comparison, "", Side::desk);
        line(comparison, "advisors", Side::advisors);
        line(comparison, "return", side -> percent(side.totalReturn()));
        line(comparison, "largest fall", side -> percent(side.maxDrawdown()));
        line(comparison, "sessions decided", side -> String.valueOf(side.decisions()));
        line(comparison, "without decision", side -> String.valueOf(side.withoutDecision()));
        line(comparison, "buys and sells", side -> String.valueOf(side.trades()));
        line(comparison, "orders", side -> String.valueOf(side.orders()));
        line(comparison, "executions", side -> String.valueOf(side.fills()));
        line(comparison, "forecasts judged", side -> String.valueOf(side.judged()));
        line(comparison, "came true", side -> percent(side.hitRate()));
        line(
                comparison,
                "Brier score",
                side -> side.brier().map(BigDecimal::toPlainString).orElse(NOTHING));
        line(comparison, "paid for advice", side -> side.costUsd().setScale(2, RoundingMode.HALF_UP) + " USD");
        out.printf("%nBoth proposed %s of what either did.", percent(comparison.agreement()));
        if (Math.min(comparison.acting().judged(), comparison.shadow().judged()) < ENOUGH) {
            out.printf(" Fewer than %d forecasts of a desk are judged: its scores are noise.", ENOUGH);
        }
        out.println();
    }

    private void line(ShadowComparison comparison, String name, Function<Side, String> figure) {
        out.printf("  %-18s %16s %16s%n", name, figure.apply(comparison.acting()), figure.apply(comparison.shadow()));
    }

    private static String percent(Optional<BigDecimal> fraction) {
        return fraction.map(f -> f.movePointRight(2).setScale(2, RoundingMode.HALF_UP) + " %")
                .orElse(NOTHING);
    }
}
