package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesBasisTest {
    /** Two weeks of sessions, the Monday twice: deposit and close. */
    private static final List<LocalDate> TWO_WEEKS = Stream.of(2, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13)
            .map(day -> LocalDate.of(2026, 11, day))
            .toList();

    @Test
    void aDailySeriesAllowsEverything() {
        SeriesBasis basis = SeriesBasis.of(TWO_WEEKS, flat(11));
        assertThat(basis).isEqualTo(new SeriesBasis(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void oneSessionOfTenMayBeMissing() {
        List<LocalDate> oneMissing = Stream.concat(
                        TWO_WEEKS.stream().limit(5), TWO_WEEKS.stream().skip(6))
                .toList();
        assertThat(SeriesBasis.of(oneMissing, flat(10)).hasRisk()).isTrue();
        List<LocalDate> twoMissing = Stream.concat(
                        TWO_WEEKS.stream().limit(4), TWO_WEEKS.stream().skip(6))
                .toList();
        SeriesBasis basis = SeriesBasis.of(twoMissing, flat(9));
        assertThat(basis.noRisk()).contains("closes of 8 of 10 sessions from 2026-11-02 to 2026-11-13 are known");
        assertThat(basis.noDrawdown()).isEqualTo(basis.noRisk());
        assertThat(basis.hasReturn()).isTrue();
    }

    /** Zero, and money that is owed: neither has a return, nor has anything after it. */
    @ParameterizedTest
    @ValueSource(strings = {"0.00", "-50.00"})
    void moneyThatIsNotThereHasNoReturn(String equity) {
        List<BigDecimal> values = List.of(usd("1000.00"), usd("500.00"), usd(equity), usd("100.00"));
        SeriesBasis basis = SeriesBasis.of(TWO_WEEKS.subList(0, 4), values);
        String reason = "equity was %s USD on 2026-11-03; nothing can be earned or lost of it".formatted(equity);
        assertThat(basis).isEqualTo(new SeriesBasis(Optional.of(reason), Optional.of(reason), Optional.of(reason)));
        assertThat(basis.withoutCloses("another").noRisk()).contains(reason);
    }

    @Test
    void oneDayHasAReturnAndAFallButNoRisk() {
        SeriesBasis basis = SeriesBasis.of(TWO_WEEKS.subList(0, 2), List.of(usd("100"), usd("98")));
        assertThat(basis.hasReturn()).isTrue();
        assertThat(basis.noRisk()).contains("only the change of one day is known");
        assertThat(basis.noDrawdown()).isEmpty();
    }

    @Test
    void theDepositAloneHasNone() {
        assertThat(SeriesBasis.of(TWO_WEEKS.subList(0, 1), flat(1)).noReturn())
                .contains("only one value is known, of 2026-11-02");
    }

    private static List<BigDecimal> flat(int n) {
        BigDecimal[] values = new BigDecimal[n];
        Arrays.fill(values, usd("100"));
        return List.of(values);
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
