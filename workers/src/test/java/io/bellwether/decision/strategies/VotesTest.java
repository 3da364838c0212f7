package io.bellwether.decision.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.desk.domain.BuiltInStrategy;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VotesTest {
    @ParameterizedTest
    @CsvSource({
        // last, sma10, sma50, vote; the ATR is 0.50: 2.00 above the mean is a full half, 1.50 between the means another
        "10.00, 10.00, 10.00, 0",
        "12.00, 11.50, 10.00, 1",
        "11.00, 10.75, 10.00, 0.5",
        "8.00, 8.50, 10.00, -1",
        "20.00, 10.00, 10.00, 0.5",
        "11.00, 9.25, 10.00, 0"
    })
    void simpleMaFollowsPriceAndMeans(double last, double sma10, double sma50, double expected) {
        Candidate c =
                new Builder().last(last).sma10(sma10).sma50(sma50).atr(0.5).build();
        assertThat(new SimpleMa().vote(c).value()).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        // momentum, volatility, vote; volatility sqrt(12.6) makes a usual month of exactly 1
        "0, 3.549647869859, 0",
        "1, 3.549647869859, 0.5",
        "2, 3.549647869859, 1",
        "-1, 3.549647869859, -0.5",
        "9, 3.549647869859, 1",
        "0.10, 0, 0"
    })
    void momentumIsMeasuredByWhatIsUsual(double momentum, double volatility, double expected) {
        Candidate c = new Builder().momentum(momentum).volatility(volatility).build();
        assertThat(new Momentum().vote(c).value()).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "35, 0", "65, 0", "25, 0.5", "15, 1", "0, 1", "75, -0.5", "85, -1", "100, -1"})
    void meanReversionSpeaksOnlyAtTheExtremes(double rsi, double expected) {
        assertThat(new MeanReversion().vote(new Builder().rsi(rsi).build()).value())
                .isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        // volatility, last, vote; the 10-day mean is 10.00 and the ATR 0.50
        "0.60, 10.00, 0",
        "0.20, 10.00, 1",
        "0.40, 10.00, 0.5",
        "1.00, 10.00, -1",
        "2.00, 10.00, -1",
        "0.40, 11.00, 0.5",
        "0.40, 11.01, 0",
        "0.40, 8.99, 0"
    })
    void volatilityPrefersCalmAndMistrustsJumps(double volatility, double last, double expected) {
        Candidate c = new Builder()
                .volatility(volatility)
                .last(last)
                .sma10(10)
                .atr(0.5)
                .build();
        assertThat(new Volatility().vote(c).value()).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        // last, vote; the range is 9.00 to 11.00 and the ATR 0.50
        "10.00, 0",
        "11.00, 0.3",
        "9.00, -0.3",
        "11.25, 0.8",
        "11.50, 1",
        "15.00, 1",
        "8.75, -0.8",
        "8.00, -1"
    })
    void breakoutFollowsPricesOutOfTheirRange(double last, double expected) {
        Candidate c = new Builder().last(last).high(11).low(9).atr(0.5).build();
        assertThat(new Breakout().vote(c).value()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void reasonsCarryTheNumbersTheyRestOn() {
        Candidate c = new Builder()
                .last(11.25)
                .high(11)
                .low(0.95)
                .atr(0.5)
                .momentum(-0.123)
                .rsi(21.4)
                .build();
        assertThat(new Breakout().vote(c).reason()).isEqualTo("price above its 20-day range of 0.9500 to 11.00");
        assertThat(new Momentum().vote(c).reason()).isEqualTo("-12.3 % in 20 sessions, where 11.3 % is usual");
        assertThat(new MeanReversion().vote(c).reason()).isEqualTo("RSI 21, oversold");
    }

    @Test
    void aVoteOutOfRangeIsABug() {
        assertThatThrownBy(() -> new Vote("x", 1.01, () -> "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Vote("x", Double.NaN, () -> "")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // one strategy at a time speaks with a full vote: the score is its weight
        "SimpleMA, 0.25",
        "Momentum, 0.25",
        "Breakout, 0.25",
        "MeanReversion, 0.15",
        "Volatility, 0.10"
    })
    void thePanelWeighsEachStrategy(String strategy, double weight) {
        Builder neutral = new Builder().volatility(0.6);
        Builder loud = switch (strategy) {
            case "SimpleMA" -> neutral.sma50(1).sma10(10).last(10).high(20).low(0);
            case "Momentum" -> neutral.momentum(5);
            case "Breakout" -> neutral.high(1).low(0.5).sma10(10).sma50(10).last(10);
            case "MeanReversion" -> neutral.rsi(10);
            default -> neutral.volatility(0.1);
        };
        Opinion opinion = new Panel().opinion(loud.build());
        assertThat(opinion.score()).isCloseTo(weight, within(1e-9));
        assertThat(opinion.agreement()).isEqualTo(1);
        assertThat(opinion.bullish()).startsWith(strategy + " +1.00 (").doesNotContain(";");
        assertThat(opinion.bearish()).isEmpty();
    }

    @Test
    void aPanelOfFewerStrategiesHasAsMuchToSay() {
        Candidate candidate = new Builder().volatility(0.6).momentum(5).rsi(90).build();
        Opinion momentum = new Panel(List.of(BuiltInStrategy.MOMENTUM)).opinion(candidate);
        assertThat(momentum.score()).isCloseTo(1, within(1e-9));
        assertThat(momentum.votes()).hasSize(1);
        Opinion both = new Panel(List.of(BuiltInStrategy.MOMENTUM, BuiltInStrategy.MEAN_REVERSION)).opinion(candidate);
        assertThat(both.score()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void agreementIsTheWeightThatPointsTheWayOfTheScore() {
        // momentum +1 (0.25) against mean reversion -1 (0.15): score 0.10, agreement 0.25 / 0.40
        Opinion opinion = new Panel()
                .opinion(new Builder().volatility(0.6).momentum(5).rsi(90).build());
        assertThat(opinion.score()).isCloseTo(0.10, within(1e-9));
        assertThat(opinion.agreement()).isCloseTo(0.625, within(1e-9));
    }

    /** A candidate about which nobody has anything to say, to be changed. */
    static final class Builder {
        private double last = 10;
        private double sma10 = 10;
        private double sma50 = 10;
        private double rsi = 50;
        private double atr = 0.5;
        private double momentum = 0;
        private double volatility = 0.4;
        private double high = 11;
        private double low = 9;

        Builder last(double value) {
            last = value;
            return this;
        }

        Builder sma10(double value) {
            sma10 = value;
            return this;
        }

        Builder sma50(double value) {
            sma50 = value;
            return this;
        }

        Builder rsi(double value) {
            rsi = value;
            return this;
        }

        Builder atr(double value) {
            atr = value;
            return this;
        }

        Builder momentum(double value) {
            momentum = value;
            return this;
        }

        Builder volatility(double value) {
            volatility = value;
            return this;
        }

        Builder high(double value) {
            high = value;
            return this;
        }

        Builder low(double value) {
            low = value;
            return this;
        }

        Candidate build() {
            return new Candidate(
                    new Symbol("ACME"),
                    new Price(BigDecimal.valueOf(last)),
                    last,
                    true,
                    sma10,
                    10,
                    sma50,
                    rsi,
                    atr,
                    momentum,
                    volatility,
                    high,
                    low,
                    1_000_000);
        }
    }
}
