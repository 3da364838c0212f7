package io.bellwether.cli.health;

import io.bellwether.cli.health.DoctorCommand.Row;
import io.bellwether.decision.app.model.CheckModels.ModelCheck;
import io.bellwether.platform.DoctorCheck.State;
import io.bellwether.platform.PublishedJson;
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
        rows.forEach(row -> {
            out.printf("%-10s %-8s %s%n", row.area(), row.state(), row.text());
            if (!row.remedy().isEmpty()) {
                out.printf("%-10s %-8s   %s%n", "", "", row.remedy());
            }
        });
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
        out.printf("%-12s %-22s %-8s %6s  %-11s %s%n", "ADVISOR", "MODEL", "STATE", "LISTED", "COST USD", "ENDS");
        checks.forEach(check -> {
            out.printf(
                    "%-12s %-22s %-8s %6s  %-11s %s%n",
                    check.advisor(),
                    check.model(),
                    check.state(),
                    check.listed().map(String::valueOf).orElse("-"),
                    check.answeredBy().isEmpty() ? "-" : check.costUsd().toPlainString(),
                    check.ends().map(String::valueOf).orElse("not announced"));
            check.remarks().forEach(remark -> out.printf("%-12s   %s%n", "", remark));
        });
        out.printf("%nTogether %s USD, by the prices in the settings.%n", cost.toPlainString());
    }

    private static boolean ok(List<State> states) {
        return !states.contains(State.FAILED);
    }
}
