package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.reporting.domain.ShadowComparison;
import io.bellwether.reporting.domain.ShadowComparison.Side;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowPrinterTest {
    private final StringWriter text = new StringWriter();

    @Test
    void putsTheActingDeskLeftAndItsShadowRight() {
        print(new ShadowComparison(
                side("main", "strategies", "0.0123", 40),
                side("main-shadow", "openai", "-0.0045", 3),
                Optional.of(LocalDate.of(2026, 11, 18)),
                21,
                Optional.of(new BigDecimal("0.2500"))));
        assertThat(text.toString())
                .contains("Since 2026-11-18, 21 sessions that both closed")
                .containsPattern("(?m)^ +main +main-shadow$")
                .containsPattern("(?m)^  return +1\\.23 % +−0\\.45 %$")
                .containsPattern("(?m)^  Brier score +0\\.2310 +0\\.2310$")
                .contains("Both proposed 25.00 % of what either did.")
                .contains("Fewer than 30 forecasts of a desk are judged: its scores are noise.");
    }

    @Test
    void saysThatThereIsNothingToCompareYet() {
        print(new ShadowComparison(
                side("main", "strategies", "0", 0),
                side("main-shadow", "openai", "0", 0),
                Optional.empty(),
                0,
                Optional.empty()));
        assertThat(text.toString()).startsWith("main and main-shadow have not closed a session together yet.");
    }

    private void print(ShadowComparison comparison) {
        PrintWriter out = new PrintWriter(text);
        new ShadowPrinter(out).print(comparison);
        out.flush();
    }

    private static Side side(String desk, String advisors, String change, int judged) {
        return new Side(
                desk,
                advisors,
                Optional.of(new BigDecimal(change)),
                Optional.of(new BigDecimal("-0.02")),
                20,
                1,
                12,
                8,
                9,
                judged,
                Optional.of(new BigDecimal("0.5500")),
                Optional.of(new BigDecimal("0.2310")),
                new BigDecimal("0.412345"));
    }
}
