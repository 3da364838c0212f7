package io.bellwether.risk.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.research.domain.Regime;
import io.bellwether.risk.app.ConvictionGate;
import io.bellwether.risk.app.MeasureRisk.Measured;
import io.bellwether.risk.app.RiskMultiplier;
import io.bellwether.risk.app.RiskMultiplier.Measures;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of risk as {@code bpmn} holds them. */
class RiskTablesTest {
    private static final ConvictionGate CONVICTION = RiskTables.convictionGate();
    private static final RiskMultiplier MULTIPLIER = RiskTables.riskMultiplier();

    @ParameterizedTest
    @CsvSource({"0, 60", "1, 55", "2, 52", "3, 50"})
    void aBolderDeskNeedsLessConviction(int aggressiveness, int leastConviction) {
        assertThat(CONVICTION.leastConviction(aggressiveness)).isEqualTo(leastConviction);
    }

    @ParameterizedTest
    @CsvSource({"-1", "4", "2147483647"})
    void anUnknownAggressivenessLetsNothingThrough(int aggressiveness) {
        assertThat(CONVICTION.leastConviction(aggressiveness)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"55, 55", "55.0, 55", "55.01, 56", "54.999, 55"})
    void aFractionOfConvictionMeansTheNextWholeOne(BigDecimal table, int least) {
        assertThat(ConvictionGate.whole(table)).isEqualTo(least);
    }

    /** The combinations of the roadmap on a base of 15 %, and the edges: exactly the limit changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "0.10,   0.30, -0.05,   1",
        "0.26,   0.30, -0.05,   0.8",
        "0.10,   0.71, -0.05,   0.9",
        "0.10,   0.30, -0.11,   0.7",
        "0.26,   0.71, -0.05,   0.72",
        "0.26,   0.30, -0.11,   0.56",
        "0.10,   0.71, -0.11,   0.63",
        "0.26,   0.71, -0.11,   0.504",
        "0.25,   0.7,  -0.10,   1",
        "0.2501, 0.70001, -0.1001, 0.504",
        ",       0.30, -0.05,   0.8",
        "0.10,   ,     -0.05,   0.9",
        "0.10,   0.30, ,        0.7",
        ",       ,     ,        0.504"
    })
    void theRiskMultiplierIsTheProductOfItsFactorsAndTheUnknownCountsAsRisky(
            @Nullable BigDecimal volatility,
            @Nullable BigDecimal correlation,
            @Nullable BigDecimal drawdown,
            BigDecimal multiplier) {
        assertThat(MULTIPLIER.of(new Measures(
                        Optional.ofNullable(volatility),
                        Optional.ofNullable(correlation),
                        Optional.ofNullable(drawdown))))
                .isEqualTo(multiplier);
    }

    /** The engine carries a number as a binary fraction, so what it cannot tell from the limit is the limit. */
    @Test
    void whatAProcessVariableCannotCarryIsNotSeenEither() {
        assertThat(MULTIPLIER.of(measures("0.2500000000000000000001", "0.7000000000000000000001")))
                .isEqualTo(new BigDecimal("1"));
        assertThat(MULTIPLIER.of(measures("0.2500000000000001", "0.7000000000000001")))
                .isEqualTo(new BigDecimal("0.72"));
    }

    @Test
    void whatWasMeasuredIsWhatTheTableLooksAt() {
        Measured measured =
                new Measured(Optional.empty(), new BigDecimal("0.8"), new BigDecimal("-0.2"), Regime.values()[0]);
        assertThat(Measures.of(measured))
                .isEqualTo(new Measures(
                        Optional.empty(), Optional.of(new BigDecimal("0.8")), Optional.of(new BigDecimal("-0.2"))));
    }

    private static Measures measures(String volatility, String correlation) {
        return new Measures(
                Optional.of(new BigDecimal(volatility)),
                Optional.of(new BigDecimal(correlation)),
                Optional.of(Money.ZERO.amount()));
    }
}
