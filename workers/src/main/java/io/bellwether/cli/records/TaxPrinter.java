package io.bellwether.cli.records;

import io.bellwether.cli.common.TextTable;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxReport.HeldLot;
import io.bellwether.reporting.domain.TaxReport.Sale;
import io.bellwether.reporting.domain.TaxYear;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the tax view of a desk's sales for a person. */
public final class TaxPrinter {
    private final Figures figures = new Figures();
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
        TextTable table = TextTable.of("year", "term", ">sales", ">proceeds", ">basis", ">washed", ">counts");
        years.forEach(year -> table.row(
                year.year(),
                term(year.term()),
                year.sales(),
                figures.amount(year.proceeds()),
                figures.amount(year.basis()),
                figures.amount(year.disallowed()),
                figures.amount(year.recognised())));
        table.print(out);
    }

    private void printSales(List<Sale> sales) {
        for (HoldingTerm term : HoldingTerm.values()) {
            List<Sale> own = sales.stream().filter(sale -> sale.term() == term).toList();
            if (own.isEmpty()) {
                continue;
            }
            out.printf("%nLots sold, %s term%n".formatted(term(term)));
            TextTable table =
                    TextTable.of("", ">shares", "acquired", "sold", ">proceeds", ">basis", ">washed", ">counts");
            own.forEach(sale -> add(table, sale));
            table.print(out);
        }
    }

    private void add(TextTable table, Sale sale) {
        table.row(
                sale.symbol(),
                figures.shares(sale.shares()),
                sale.acquired(),
                sale.sold(),
                figures.amount(sale.proceeds()),
                figures.amount(sale.basis()),
                figures.amount(sale.disallowed()),
                figures.amount(sale.recognised()));
        if (!sale.heldSince().equals(sale.acquired())) {
            table.note("held since %s, with the shares that these replaced".formatted(sale.heldSince()));
        }
    }

    private void printHeld(List<HeldLot> held) {
        if (held.isEmpty()) {
            return;
        }
        out.printf("%nLots held%n");
        TextTable table = TextTable.of("", ">shares", "acquired", ">basis");
        held.forEach(lot ->
                table.row(lot.symbol(), figures.shares(lot.shares()), lot.acquired(), figures.amount(lot.basis())));
        table.print(out);
    }

    private static String term(HoldingTerm term) {
        return term.name().toLowerCase(Locale.ROOT);
    }
}
