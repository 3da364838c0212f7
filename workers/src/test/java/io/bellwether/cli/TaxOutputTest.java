package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.records.Form8949;
import io.bellwether.cli.records.TaxPrinter;
import io.bellwether.platform.Json;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxReport.HeldLot;
import io.bellwether.reporting.domain.TaxReport.Sale;
import io.bellwether.reporting.domain.TaxYear;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaxOutputTest {
    private static final LocalDate BOUGHT = LocalDate.of(2025, 1, 2);
    private static final LocalDate SOLD = LocalDate.of(2025, 3, 20);
    private static final LocalDate BACK = LocalDate.of(2025, 4, 1);

    private static final TaxReport REPORT = new TaxReport(
            "main",
            List.of(
                    new TaxYear(2025, HoldingTerm.SHORT, 1, usd("747.50"), usd("1001.00"), usd("250.00"), usd("-3.50")),
                    new TaxYear(2026, HoldingTerm.LONG, 1, usd("1500.00"), usd("1150.00"), usd("0.00"), usd("350.00"))),
            List.of(
                    new Sale(
                            "ALFA",
                            usd("100"),
                            BOUGHT,
                            BOUGHT,
                            SOLD,
                            HoldingTerm.SHORT,
                            usd("747.50"),
                            usd("1001.00"),
                            usd("250.00"),
                            usd("-3.50")),
                    new Sale(
                            "BRK.B",
                            usd("12.5"),
                            BACK,
                            LocalDate.of(2025, 1, 14),
                            LocalDate.of(2026, 1, 15),
                            HoldingTerm.LONG,
                            usd("1500.00"),
                            usd("1150.00"),
                            usd("0.00"),
                            usd("350.00"))),
            List.of(new HeldLot("ALFA", usd("40"), BACK, usd("321.00"))));

    @Test
    void writesTheColumnsOfForm8949() {
        assertThat(printed(out -> new Form8949(out).print(REPORT)))
                .containsExactly(
                        "Description of property,Date acquired,Date sold or disposed of,Proceeds,Cost or other basis,Code,"
                                + "Amount of adjustment,Gain or (loss),Part",
                        "100 sh. ALFA,01/02/2025,03/20/2025,747.50,1001.00,W,250.00,-3.50,I",
                        "12.5 sh. BRK.B,01/14/2025,01/15/2026,1500.00,1150.00,,,350.00,II");
    }

    @Test
    void printsLotByLotForAPerson() {
        List<String> lines = printed(out -> new TaxPrinter(out).print(REPORT));
        assertThat(lines)
                .containsExactly(
                        "Desk main, sales as the tax sees them, USD with fees",
                        "",
                        "year  term   sales  proceeds     basis  washed  counts",
                        "2025  short      1    747.50  1,001.00  250.00   −3.50",
                        "2026  long       1  1,500.00  1,150.00    0.00  350.00",
                        "",
                        "Lots sold, short term",
                        "      shares  acquired    sold        proceeds     basis  washed  counts",
                        "ALFA     100  2025-01-02  2025-03-20    747.50  1,001.00  250.00   −3.50",
                        "",
                        "Lots sold, long term",
                        "       shares  acquired    sold        proceeds     basis  washed  counts",
                        "BRK.B    12.5  2025-04-01  2026-01-15  1,500.00  1,150.00    0.00  350.00",
                        "       held since 2025-01-14, with the shares that these replaced",
                        "",
                        "Lots held",
                        "      shares  acquired     basis",
                        "ALFA      40  2025-04-01  321.00");
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysThatNothingWasSoldInThePlaceOfAnEmptyTable() {
        TaxReport held = new TaxReport("main", List.of(), List.of(), REPORT.held());
        assertThat(printed(out -> new TaxPrinter(out).print(held)))
                .startsWith(
                        "Desk main, sales as the tax sees them, USD with fees",
                        "",
                        "Nothing was sold yet: there is nothing to report.",
                        "",
                        "Lots held");
    }

    @Test
    void writesEveryLotAsJson() {
        var json = Json.mapper().readTree(Json.mapper().writeValueAsString(REPORT));
        assertThat(json.at("/sales/1/heldSince").asString()).isEqualTo("2025-01-14");
        assertThat(usd(json.at("/sales/0/disallowed").asString())).isEqualByComparingTo("250");
        assertThat(usd(json.at("/held/0/basis").asString())).isEqualByComparingTo("321");
        assertThat(json.at("/years/1/year").intValue()).isEqualTo(2026);
    }

    private static List<String> printed(Consumer<PrintWriter> print) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        print.accept(out);
        out.flush();
        return text.toString().lines().toList();
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
