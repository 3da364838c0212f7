package io.bellwether.desk.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskLimitsTest {
    @ParameterizedTest
    @EnumSource(LimitKey.class)
    void everyLimitHasADefaultAUnitAndAMeaning(LimitKey key) {
        assertThat(RiskLimits.DEFAULT.get(key)).isEqualByComparingTo(key.standard());
        assertThat(key.unit().text()).isNotBlank();
        assertThat(key.meaning()).isNotBlank();
        assertThat(LimitKey.of(key.key())).isEqualTo(key);
        assertThat(LimitKey.of(key.name())).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAX_POSITION|1.01|max-position must be from 0 to 1, was 1.01",
                "MAX_POSITION|-0.01|max-position must be from 0 to 1, was -0.01",
                "MAX_POSITIONS|2.5|max-positions must be a whole number, was 2.5",
                "ATR_MULTIPLE|0|atr-multiple must be from 0.1 to 20, was 0",
                "MAX_PRICE|0.10|min-price 0.50 must not be above max-price 0.10"
            })
    void refusesWhatCannotBeMeant(LimitKey key, String value, String sentence) {
        assertThatThrownBy(() -> RiskLimits.DEFAULT.with(key, new BigDecimal(value)))
                .hasMessage(sentence);
    }

    @Test
    void namesTheLimitsThereAreWhenThereIsNoneOfTheName() {
        assertThatThrownBy(() -> LimitKey.of("luck"))
                .hasMessageStartingWith("there is no limit 'luck'; known: max-position, cash-reserve,");
        assertThatThrownBy(() -> LimitKey.of("max-postion"))
                .hasMessage("there is no limit 'max-postion'; did you mean 'max-position'?");
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_POSITION, 0.10, 0.10",
        "MAX_POSITION, 0.30, 0.20",
        "MIN_PRICE, 2, 2",
        "MIN_PRICE, 0.10, 0.50",
        "MAX_PRICE, 20, 20",
        "MAX_PRICE, 0, 0"
    })
    void takesTheStricterOfDeskAndSegment(LimitKey key, BigDecimal own, BigDecimal result) {
        assertThat(RiskLimits.DEFAULT.tightenedBy(Map.of(key, own)).get(key)).isEqualByComparingTo(result);
    }

    @Test
    void readsWhatItWroteAndTakesDefaultsForWhatIsMissing() {
        RiskLimits limits = RiskLimits.DEFAULT.with(LimitKey.MAX_POSITION, new BigDecimal("0.15"));
        assertThat(Json.read(Json.write(limits), RiskLimits.class)).isEqualTo(limits);
        assertThat(Json.read("{\"values\": {\"MAX_POSITION\": 0.15}}", RiskLimits.class))
                .isEqualTo(limits);
    }
}
