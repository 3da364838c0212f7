package io.bellwether.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.reporting.domain.CurvePoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EquityPlotTest {
    @Test
    void laysBothLinesOutBetweenRoundChanges() {
        EquityPlot plot = EquityPlot.of(List.of(
                        point("2026-11-18", "0", "0"),
                        point("2026-11-19", "0.04", "-0.01"),
                        point("2026-11-20", "0.02", "0.01")))
                .orElseThrow();
        assertThat(plot.changes())
                .extracting(EquityPlot.Tick::text)
                .containsExactly("−1 %", "0 %", "+1 %", "+2 %", "+3 %", "+4 %");
        assertThat(plot.desk()).isEqualTo("0.00,240.00 500.00,0.00 1000.00,120.00");
        assertThat(plot.benchmark()).isEqualTo("0.00,240.00 500.00,300.00 1000.00,180.00");
        assertThat(plot.zero()).isEqualByComparingTo("240");
        assertThat(plot.dates()).extracting(EquityPlot.Tick::text).containsExactly("Nov 18", "Nov 19", "Nov 20");
    }

    @Test
    void keepsZeroInSightOfALosingDesk() {
        EquityPlot plot = EquityPlot.of(List.of(point("2026-11-18", "-0.10", null), point("2026-11-19", "-0.20", null)))
                .orElseThrow();
        assertThat(plot.zero()).isEqualByComparingTo("0");
        assertThat(plot.benchmark()).isEmpty();
    }

    @Test
    void survivesACurveThatDoesNotMove() {
        assertThat(EquityPlot.of(List.of(point("2026-11-18", "0", "0"), point("2026-11-19", "0", "0"))))
                .isPresent();
    }

    @Test
    void drawsNothingFromOnePoint() {
        assertThat(EquityPlot.of(List.of(point("2026-11-18", "0", "0")))).isEmpty();
    }

    private static CurvePoint point(String date, String desk, @org.jspecify.annotations.Nullable String benchmark) {
        return new CurvePoint(
                LocalDate.parse(date),
                new BigDecimal(desk),
                Optional.ofNullable(benchmark).map(BigDecimal::new));
    }
}
