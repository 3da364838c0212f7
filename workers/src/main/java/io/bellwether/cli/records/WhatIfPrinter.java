package io.bellwether.cli.records;

import io.bellwether.cli.common.TextTable;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.whatif.JudgedTrade;
import io.bellwether.reporting.domain.whatif.JudgedTrade.Outcome;
import io.bellwether.reporting.domain.whatif.ReplayedBook;
import io.bellwether.reporting.domain.whatif.WhatIf;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints a record that was replayed through the gate. */
final class WhatIfPrinter {
    private final Figures figures = new Figures();
    private final PrintWriter out;

    WhatIfPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(WhatIf result) {
        out.printf(
                "Desk %s, %d trades judged on market %s: %d kept, %d cut, %d refused, %d sales with less to sell, %d not judged.%n",
                result.desk(),
                result.trades().size(),
                result.market(),
                result.count(Outcome.KEPT),
                result.count(Outcome.CUT),
                result.count(Outcome.REFUSED),
                result.count(Outcome.FOLLOWS),
                result.count(Outcome.NOT_JUDGED));
        result.trades().stream()
                .filter(trade -> trade.outcome() == Outcome.CUT || trade.outcome() == Outcome.REFUSED)
                .forEach(this::trade);
        if (!result.byRule().isEmpty()) {
            out.println();
            result.byRule().forEach((rule, times) -> out.printf("%6d %s%n", times, rule));
        }
        out.println();
        TextTable table = TextTable.of("USD", ">equity", ">profit", ">fees", ">largest fall");
        line(table, "as traded", result.asTraded());
        line(table, "by the gate", result.asAllowed());
        table.print(out);
        out.printf(
                "The gate would have changed the profit by %s.%n",
                figures.change(result.difference().amount()));
        if (result.count(Outcome.NOT_JUDGED) > 0) {
            out.println(
                    "Trades with less than about a month of daily bars before them are not judged and left as they were.");
        }
        out.flush();
    }

    private void trade(JudgedTrade trade) {
        out.printf(
                "  %s %-4s %s %s at %s: %s%n",
                trade.date(),
                trade.side(),
                trade.fill().quantity(),
                trade.symbol(),
                trade.fill().price(),
                trade.outcome() == Outcome.CUT
                        ? "cut to %s by %s"
                                .formatted(trade.allowed(), trade.rules().getFirst())
                        : "refused by " + String.join(", ", trade.rules()));
    }

    private void line(TextTable table, String name, ReplayedBook.Outcome outcome) {
        table.row(
                name,
                figures.amount(outcome.equity().amount()),
                figures.amount(outcome.profit().amount()),
                figures.amount(outcome.fees().amount()),
                figures.percent(outcome.maxDrawdown()));
    }

    static Map<String, Object> object(WhatIf result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("desk", result.desk());
        object.put("market", result.market());
        object.put("asTraded", figures(result.asTraded()));
        object.put("asAllowed", figures(result.asAllowed()));
        object.put("profitDifference", result.difference());
        object.put("byRule", result.byRule());
        object.put("trades", result.trades().stream().map(WhatIfPrinter::row).toList());
        return object;
    }

    private static Map<String, Object> figures(ReplayedBook.Outcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("equity", outcome.equity());
        object.put("profit", outcome.profit());
        object.put("fees", outcome.fees());
        object.put("maxDrawdown", outcome.maxDrawdown());
        return object;
    }

    private static Map<String, Object> row(JudgedTrade trade) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("date", trade.date().toString());
        object.put("side", trade.side());
        object.put("symbol", trade.symbol());
        object.put("quantity", trade.fill().quantity());
        object.put("price", trade.fill().price());
        object.put("allowed", trade.allowed());
        object.put("outcome", trade.outcome());
        object.put("rules", trade.rules());
        object.put("why", trade.why());
        return object;
    }
}
