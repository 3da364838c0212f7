package io.bellwether.cli.records;

import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxReport.HeldLot;
import io.bellwether.reporting.domain.TaxReport.Sale;
import io.bellwether.reporting.domain.TaxYear;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the tax view of a desk's sales for a person. */
public final class TaxPrinter {
    private static final String LOT = "%-6s %9s %-10s %-10s %10s %10s %8s %10s%n";

    private final PrintWriter out;

    public TaxPrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(TaxReport report) {
        out.printf("Desk %s, sales as the tax sees them, USD with fees%n%n", report.desk());
        if (report.years().isEmpty()) {
            out.println("Nothing was sold yet: there is nothing to report.");
        } else {
            printYears(report.years());
        }
        printSales(report.sales());
        printHeld(report.held());
        out.flush();
    }

    private void printYears(List<TaxYear> years) {
        out.printf(
                "%-6s %-6s %6s %14s %14s %12s %14s%n",
                "year", "term", "sales", "proceeds", "basis", "washed", "counts");
        for (TaxYear year : years) {
            out.printf(
                    "%-6d %-6s %6d %14s %14s %12s %14s%n",
                    year.year(),
                    term(year.term()),
                    year.sales(),
                    year.proceeds().toPlainString(),
                    year.basis().toPlainString(),
                    year.disallowed().toPlainString(),
                    year.recognised().toPlainString());
        }
    }

    private void printSales(List<Sale> sales) {
        for (HoldingTerm term : HoldingTerm.values()) {
            List<Sale> own = sales.stream().filter(sale -> sale.term() == term).toList();
            if (!own.isEmpty()) {
                out.printf("%nLots sold, %s term%n".formatted(term(term)));
                out.printf(LOT, "", "shares", "acquired", "sold", "proceeds", "basis", "washed", "counts");
                own.forEach(this::print);
            }
        }
    }

    private void print(Sale sale) {
        out.printf(
                LOT,
                sale.symbol(),
                sale.shares().toPlainString(),
                sale.acquired(),
                sale.sold(),
                sale.proceeds().toPlainString(),
                sale.basis().toPlainString(),
                sale.disallowed().toPlainString(),
                sale.recognised().toPlainString());
        if (!sale.heldSince().equals(sale.acquired())) {
            out.printf("%-6s held since %s, with the shares that these replaced%n", "", sale.heldSince());
        }
    }

    private void printHeld(List<HeldLot> held) {
        if (held.isEmpty()) {
            return;
        }
        out.printf("%nLots held%n%-6s %10s %-10s %11s%n", "", "shares", "acquired", "basis");
        for (HeldLot lot : held) {
            out.printf(
                    "%-6s %10s %-10s %11s%n",
                    lot.symbol(),
                    lot.shares().toPlainString(),
                    lot.acquired(),
                    lot.basis().toPlainString());
        }
    }

    private static String term(HoldingTerm term) {
        return term.name().toLowerCase(Locale.ROOT);
    }
}
