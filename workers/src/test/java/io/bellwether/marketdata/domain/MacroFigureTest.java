package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MacroFigureTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void aFigureIsTheNewestValueWithTheOneBefore_inTheirLastForms_inTheOrderThatIsWanted() {
        MacroValue first = value("DGS10", 0, "4.10", 1);
        MacroValue corrected = value("DGS10", 0, "4.12", 2);
        MacroValue second = value("DGS10", 1, "4.15", 2);
        MacroValue vix = value("VIXCLS", 1, "17.2", 2);

        List<MacroFigure> figures =
                MacroFigure.of(List.of("VIXCLS", "FEDFUNDS", "DGS10"), List.of(corrected, second, first, vix));

        assertThat(figures)
                .containsExactly(
                        new MacroFigure(vix, Optional.empty()), new MacroFigure(second, Optional.of(corrected)));
        assertThat(figures.getLast().change()).contains(new BigDecimal("0.03"));
        assertThat(figures.getLast().meaning()).isEqualTo("10-year Treasury yield, per cent");
    }

    @Test
    void whatIsStoredInTheSameFormIsNotStoredAgain() {
        List<MacroValue> stored = List.of(value("DGS10", 0, "4.10", 1), value("DGS10", 1, "4.15", 2));

        assertThat(MacroFigure.changed(
                        stored,
                        List.of(
                                value("DGS10", 0, "4.11", 3),
                                value("DGS10", 1, "4.15", 3),
                                value("DGS10", 2, "4.2", 3))))
                .containsExactly(value("DGS10", 0, "4.11", 3), value("DGS10", 2, "4.2", 3));
    }

    private static MacroValue value(String series, int day, String value, int known) {
        return new MacroValue(series, MONDAY.plusDays(day), new BigDecimal(value), MONDAY.plusDays(known));
    }
}
