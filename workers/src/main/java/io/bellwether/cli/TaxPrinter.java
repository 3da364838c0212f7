package io.bellwether.cli;

import io.bellwether.reporting.domain.TaxYear;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the tax view of a desk's sales for a person. */
final class TaxPrinter {
    private final PrintWriter out;

    TaxPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(String desk, List<TaxYear> years) {
        out.printf("Desk %s, sales as the tax sees them, USD before fees%n%n", desk);
        out.printf(
                "%-6s %-6s %6s %14s %14s %12s %14s%n",
                "year", "term", "sales", "proceeds", "basis", "washed", "counts");
        for (TaxYear year : years) {
            out.printf(
                    "%-6d %-6s %6d %14s %14s %12s %14s%n",
                    year.year(),
                    year.term().name().toLowerCase(Locale.ROOT),
                    year.sales(),
                    year.proceeds().toPlainString(),
                    year.basis().toPlainString(),
                    year.disallowed().toPlainString(),
                    year.recognised().toPlainString());
        }
    }
}
