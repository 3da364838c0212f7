package io.bellwether.cli.health;

import io.bellwether.cli.common.TextTable;
import io.bellwether.cli.health.DoctorCommand.Row;
import io.bellwether.decision.app.model.CheckModels.ModelCheck;
import io.bellwether.platform.DoctorCheck.State;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.domain.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what doctor found, as a table or as JSON. */
final class DoctorPrinter {
    private DoctorPrinter() {}

    static void print(List<Row> rows, boolean json, PrintWriter out) {
        if (json) {
            out.println(PublishedJson.write(
                    Map.of("ok", ok(rows.stream().map(Row::state).toList()), "findings", rows)));
            return;
        }
        TextTable table = TextTable.without("", "", "");
        rows.forEach(row -> {
            table.row(row.area(), row.state(), row.text());
            if (!row.remedy().isEmpty()) {
                table.row("", "", "  " + row.remedy());
            }
        });
        table.print(out);
        long failed = rows.stream().filter(row -> row.state() == State.FAILED).count();
        long warned = rows.stream().filter(row -> row.state() == State.WARNING).count();
        out.printf(
                "%n%s%n",
                failed + warned == 0 ? "All is set up." : "%d failed, %d to look at.".formatted(failed, warned));
    }

    static void printModels(List<ModelCheck> checks, boolean json, PrintWriter out) {
        BigDecimal cost = checks.stream().map(ModelCheck::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("ok", ok(checks.stream().map(ModelCheck::state).toList()));
            all.put("costUsd", PublishedJson.usd(cost));
            all.put("models", checks);
            out.println(PublishedJson.write(all));
            return;
        }
        TextTable table = TextTable.of("Advisor", "Model", "State", "Listed", "Cost USD", "Ends");
        checks.forEach(check -> {
            table.row(
                    check.advisor(),
                    check.model(),
                    check.state(),
                    check.listed(),
                    check.answeredBy().isEmpty() ? Figures.NONE : check.costUsd(),
                    check.ends().map(String::valueOf).orElse("not announced"));
            check.remarks().forEach(table::note);
        });
        table.print(out);
        out.printf("%nTogether %s USD, by the prices in the settings.%n", cost.toPlainString());
    }

    private static boolean ok(List<State> states) {
        return !states.contains(State.FAILED);
    }
}
