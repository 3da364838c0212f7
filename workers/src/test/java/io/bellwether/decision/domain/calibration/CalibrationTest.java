package io.bellwether.decision.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String[] FORETOLD = {"0.9", "0.8", "0.7", "0.6", "0.55", "0.4", "0.3", "0.95", "0.65", "0.2"};
    private static final int[] CAME = {1, 1, 0, 1, 0, 0, 1, 1, 1, 0};

    private final Calibration calibration = Calibration.of(tenForecasts());

    @ParameterizedTest
    @CsvSource({"1, true, 0", "1, false, 1", "0.7, true, 0.09", "0.3, true, 0.49", "0.5, true, 0.25", "0.5, false, 0.25"
    })
    void oneForecastIsScoredByItsSquaredError(String foretold, boolean won, BigDecimal score) {
        assertThat(Calibration.of(List.of(forecast(1, foretold, won))).brier()).isEqualByComparingTo(score);
    }

    @Test
    void tenForecastsHaveTheirKnownScores() {
        assertThat(calibration.n()).isEqualTo(10);
        assertThat(calibration.hits()).isEqualTo(6);
        assertThat(calibration.brier()).isEqualTo(new BigDecimal("0.1817500000"));
        assertThat(calibration.baseRate()).isEqualTo(new BigDecimal("0.6000000000"));
        assertThat(calibration.climatology()).isEqualTo(new BigDecimal("0.2400000000"));
        assertThat(calibration.skill()).contains(new BigDecimal("0.2427083333"));
        assertThat(calibration.logLoss()).isEqualTo(new BigDecimal("0.5261828381"));
        assertThat(calibration.ece()).isEqualTo(new BigDecimal("0.3650000000"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, , ",
        "1, 0, , ",
        "2, 1, 0.2, 0",
        "3, 1, 0.3, 1",
        "4, 1, 0.4, 0",
        "5, 1, 0.55, 0",
        "6, 2, 0.625, 1",
        "7, 1, 0.7, 0",
        "8, 1, 0.8, 1",
        "9, 2, 0.925, 1"
    })
    void tenForecastsFallIntoTheirTenths(int tenth, int n, BigDecimal meanForecast, BigDecimal hitRate) {
        Tally tally = calibration.byProbability().get(tenth);
        assertThat(tally.tenth()).isEqualTo(tenth);
        assertThat(tally.n()).isEqualTo(n);
        assertThat(tally.meanForecast().map(BigDecimal::stripTrailingZeros))
                .isEqualTo(java.util.Optional.ofNullable(meanForecast));
        assertThat(tally.hitRate().map(rate -> rate.setScale(0))).isEqualTo(java.util.Optional.ofNullable(hitRate));
    }

    /** Binary fractions would put 0.6 x 10 and 0.7 x 10 below their tenth, or above. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0999, 0",
        "0.1, 1",
        "0.2999, 2",
        "0.3, 3",
        "0.5999, 5",
        "0.6, 6",
        "0.6000, 6",
        "0.7, 7",
        "0.9999, 9",
        "1, 9",
        "1.0000, 9"
    })
    void tenthsAreCutExactly(BigDecimal foretold, int tenth) {
        assertThat(Tally.tenth(foretold)).isEqualTo(tenth);
    }

    @Test
    void convictionsFallIntoTenthsAndHundredIntoTheLast() {
        List<ScoredForecast> forecasts = new ArrayList<>();
        for (int conviction : new int[] {0, 9, 10, 59, 60, 89, 90, 100}) {
            forecasts.add(new ScoredForecast(
                    "d", conviction + 1, DAY, Scored.PANEL, new BigDecimal("0.5"), conviction, conviction >= 60));
        }
        List<Tally> bands = Calibration.of(forecasts).byConviction();
        assertThat(bands).extracting(Tally::n).containsExactly(2, 1, 0, 0, 0, 1, 1, 0, 1, 2);
        assertThat(bands).extracting(Tally::hits).containsExactly(0, 0, 0, 0, 0, 0, 1, 0, 1, 2);
    }

    @Test
    void skillNeedsBothEndings() {
        assertThat(Calibration.of(List.of(forecast(1, "0.6", true))).skill()).isEmpty();
    }

    @Test
    void oneWrongCertaintyIsDearButFinite() {
        // -ln(0.0001)
        assertThat(Calibration.of(List.of(forecast(1, "1", false))).logLoss())
                .isEqualTo(new BigDecimal("9.2103403720"));
        assertThat(Calibration.of(List.of(forecast(1, "0", false))).logLoss()).isEqualByComparingTo("0");
    }

    @Test
    void fewerThanThirtyAreNoise() {
        assertThat(Calibration.of(Scored.many(29, DAY, Scored.PANEL, "0.6", 2)).noise())
                .isTrue();
        assertThat(Calibration.of(Scored.many(30, DAY, Scored.PANEL, "0.6", 2)).noise())
                .isFalse();
    }

    @Test
    void nothingCannotBeScored() {
        assertThatThrownBy(() -> Calibration.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<ScoredForecast> tenForecasts() {
        List<ScoredForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < FORETOLD.length; i++) {
            forecasts.add(forecast(i + 1, FORETOLD[i], CAME[i] == 1));
        }
        return forecasts;
    }

    private static ScoredForecast forecast(int n, String foretold, boolean won) {
        return Scored.of(n, DAY, Scored.PANEL, foretold, won);
    }

    @Test
    void whatRestsOnAWrongNumberIsScoredAsWrongHoweverItEnded() {
        ScoredForecast won = forecast("0.60", true, false);
        ScoredForecast contradicted = forecast("0.60", true, true);
        ScoredForecast doubtful = forecast("0.40", false, true);
        assertThat(won.squaredError()).isEqualByComparingTo("0.16");
        assertThat(contradicted.squaredError()).isEqualByComparingTo("0.36");
        assertThat(doubtful.squaredError()).as("never better than it was").isEqualByComparingTo("0.36");
        Calibration score = Calibration.of(List.of(won, contradicted, doubtful));
        assertThat(score.hits()).isEqualTo(1);
        assertThat(score.contradicted()).isEqualTo(2);
        assertThat(score.byConviction().get(7).hits()).isEqualTo(1);
        assertThat(score.byConviction().get(7).brier().orElseThrow()).isEqualByComparingTo("0.2933333333");
    }

    private static ScoredForecast forecast(String probability, boolean won, boolean contradicted) {
        return new ScoredForecast(
                "d",
                1,
                LocalDate.of(2026, 11, 20),
                new ScoredForecast.Source("m", ""),
                new BigDecimal(probability),
                72,
                won,
                contradicted);
    }
}
