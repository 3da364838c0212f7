package io.bellwether.cli.records;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxReport.Sale;
import java.io.PrintWriter;
import java.time.format.DateTimeFormatter;

/**
 * Writes sales in the columns (a) to (h) of Form 8949, Sales and Other Dispositions of Capital Assets, and the part of the
 * form that a line belongs to: I for short, II for long term. Code W marks a wash sale, the adjustment is the loss that does
 * not count (irs.gov, Instructions for Form 8949, read 2026-11-29). The date acquired is the day from which the holding
 * period counts, as brokers state it on Form 1099-B for shares that replaced others.
 */
public final class Form8949 {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");

    private final PrintWriter out;

    public Form8949(PrintWriter out) {
        this.out = out;
    }

    public void print(TaxReport report) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(
                "Description of property",
                "Date acquired",
                "Date sold or disposed of",
                "Proceeds",
                "Cost or other basis",
                "Code",
                "Amount of adjustment",
                "Gain or (loss)",
                "Part");
        for (Sale sale : report.sales()) {
            boolean washed = sale.disallowed().signum() != 0;
            csv.writeRecord(
                    sale.shares().toPlainString() + " sh. " + sale.symbol(),
                    DATE.format(sale.heldSince()),
                    DATE.format(sale.sold()),
                    sale.proceeds().toPlainString(),
                    sale.basis().toPlainString(),
                    washed ? "W" : "",
                    washed ? sale.disallowed().toPlainString() : "",
                    sale.recognised().toPlainString(),
                    sale.term() == HoldingTerm.SHORT ? "I" : "II");
        }
        out.flush();
    }
}
