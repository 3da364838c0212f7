package io.bellwether.decision.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void seesThirtyForecastsThatAreWorseThanThoseBeforeAndThanACoin() {
        // 0.6 with half of them true: 0.5 * 0.16 + 0.5 * 0.36 = 0.26; with none true: 0.36
        assertThat(Degradation.of(history(40, "0.6", 2, 30, "0.6", 0)))
                .contains(new Degradation(new BigDecimal("0.3600000000"), 30, new BigDecimal("0.2600000000"), 40));
    }

    @ParameterizedTest
    @CsvSource({
        // earlier: count, forecast, one in; recent: count, forecast, one in
        "29, 0.6, 2, 30, 0.6, 0, too little before",
        "0, 0.6, 2, 59, 0.6, 0, too little before",
        "40, 0.6, 1, 30, 0.5, 2, as good as a coin: 0.25",
        "40, 0.6, 2, 30, 0.6, 2, no worse than before",
        "40, 0.6, 0, 30, 0.6, 2, bad but better than before",
        "30, 0.55, 2, 30, 0.66, 2, worse than a coin by luck: 0.2756 after 0.2525"
    })
    void saysNothingWhen(int n, String was, int wasOneIn, int m, String is, int isOneIn, String why) {
        assertThat(Degradation.of(history(n, was, wasOneIn, m, is, isOneIn)))
                .as(why)
                .isEqualTo(Optional.empty());
    }

    private static List<ScoredForecast> history(int n, String was, int wasOneIn, int m, String is, int isOneIn) {
        List<ScoredForecast> all = new ArrayList<>(Scored.many(n, DAY, Scored.PANEL, was, wasOneIn));
        all.addAll(Scored.many(m, DAY.plusDays(1), Scored.PANEL, is, isOneIn));
        return all;
    }
}
