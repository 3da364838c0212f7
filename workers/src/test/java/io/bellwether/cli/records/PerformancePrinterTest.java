package io.bellwether.cli.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.DrawdownLine;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import io.bellwether.reporting.domain.SizeAblation;
import io.bellwether.reporting.domain.SizedOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerformancePrinterTest {
    @Test
    void tellsWhatSetTheSizeAndWhatItWouldHaveBeenWithoutIt() {
        SizeAblation sizing = SizeAblation.of(List.of(
                new SizedOrder(
                        "BUY",
                        "KELLY",
                        "the Kelly fraction",
                        new BigDecimal("99"),
                        BigDecimal.TEN,
                        Optional.of(new BigDecimal("155"))),
                new SizedOrder(
                        "SELL",
                        "HELD",
                        "the shares held",
                        new BigDecimal("7"),
                        new BigDecimal("3"),
                        Optional.empty())));
        assertThat(printed(sizing))
                .containsPattern("(?m)^What set the size, USD$")
                .containsPattern("(?m)^buy: the Kelly fraction +1 +990\\.00 +1 +990\\.00 +1,550\\.00$")
                .containsPattern("(?m)^sell: the shares held +1 +21\\.00 +0 +– +–$")
                .containsPattern("(?m)^" + sizing.definition().substring(0, 40));
    }

    @Test
    void leavesTheSectionOutWhenNoOrderWasSized() {
        assertThat(printed(SizeAblation.of(List.of()))).doesNotContain("What set the size");
    }

    private static String printed(SizeAblation sizing) {
        StringWriter text = new StringWriter();
        TradeStatistics none = TradeStatistics.of(List.of());
        BigDecimal zero = BigDecimal.ZERO;
        LocalDate day = LocalDate.of(2026, 11, 16);
        Summary summary = new Summary(
                day,
                day,
                zero,
                zero,
                new BigDecimal("8.57"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new DrawdownLine(Optional.of(zero), Optional.empty(), Optional.empty(), Optional.empty()),
                zero,
                zero,
                zero,
                zero,
                Optional.empty(),
                Optional.empty(),
                List.of());
        new PerformancePrinter(new PrintWriter(text))
                .print(new PerformanceReport(
                        "main", summary, none, none, List.of(), List.of(), sizing, List.of(), List.of()));
        return text.toString();
    }
}
