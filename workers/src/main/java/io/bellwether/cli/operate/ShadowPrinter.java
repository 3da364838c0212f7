package io.bellwether.cli.operate;

import io.bellwether.cli.common.TextTable;
import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.ShadowComparison;
import io.bellwether.reporting.domain.ShadowComparison.Side;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Prints a comparison for a person: one line a figure, the acting desk left, its shadow right. */
final class ShadowPrinter {
    private static final int ENOUGH = 30;

    private final Figures figures = new Figures();
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
        TextTable table = TextTable.without("", ">", ">");
        BiConsumer<String, Function<Side, Object>> line =
                (name, figure) -> table.row(name, figure.apply(comparison.acting()), figure.apply(comparison.shadow()));
        line.accept("", Side::desk);
        line.accept("advisors", Side::advisors);
        line.accept("return", side -> figures.percent(side.totalReturn()));
        line.accept("largest fall", side -> figures.percent(side.maxDrawdown()));
        line.accept("sessions decided", Side::decisions);
        line.accept("without decision", Side::withoutDecision);
        line.accept("buys and sells", Side::trades);
        line.accept("orders", Side::orders);
        line.accept("executions", Side::fills);
        line.accept("forecasts judged", Side::judged);
        line.accept("came true", side -> figures.percent(side.hitRate()));
        line.accept("Brier score", Side::brier);
        line.accept("paid for advice", side -> figures.usd(side.costUsd()));
        table.print(out, 2);
        out.printf("%nBoth proposed %s of what either did.", figures.percent(comparison.agreement()));
        if (Math.min(comparison.acting().judged(), comparison.shadow().judged()) < ENOUGH) {
            out.printf(" Fewer than %d forecasts of a desk are judged: its scores are noise.", ENOUGH);
        }
        out.println();
    }
}
