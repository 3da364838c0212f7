package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.InstrumentFact.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFactTest {
    private static final Symbol ACME = new Symbol("ACME");
    private static final LocalDate OF = LocalDate.of(2026, 9, 30);

    /** 1,000,000 shares of the end of September; one becomes seven, or fifteen become one. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-01, 7, 1, 1.50, 10500000.00",
        "2026-10-01, 1, 15, 30, 2000000.00",
        "2026-09-30, 7, 1, 1.50, 1500000.00",
        "2026-09-29, 7, 1, 1.50, 1500000.00"
    })
    void sharesGrowWithTheSplitsAfterTheDayTheyAreOf(
            LocalDate exDate, BigDecimal newRate, BigDecimal oldRate, String price, String marketCap) {
        var split = new CorporateAction.Split(ACME, exDate, newRate, oldRate);
        assertThat(fact(Kind.SHARES_OUTSTANDING, "1000000").marketCap(Price.of(price), List.of(split)))
                .isEqualTo(Money.of(marketCap));
    }

    @Test
    void aSplitOfAnotherSymbolChangesNothing() {
        var split = new CorporateAction.Split(
                new Symbol("OTHER"), LocalDate.of(2026, 10, 1), BigDecimal.TEN, BigDecimal.ONE);
        assertThat(fact(Kind.SHARES_OUTSTANDING, "1000000").marketCap(Price.of("2"), List.of(split)))
                .isEqualTo(Money.of("2000000.00"));
    }

    @Test
    void aStatedMarketCapStandsAtAnyPrice() {
        assertThat(fact(Kind.MARKET_CAP, "120000000.005").marketCap(Price.of("2"), List.of()))
                .isEqualTo(Money.of("120000000.01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000000000", "1.00001"})
    void refusesWhatIsNoSize(String value) {
        assertThatThrownBy(() -> fact(Kind.MARKET_CAP, value)).isInstanceOf(IllegalArgumentException.class);
    }

    private static InstrumentFact fact(Kind kind, String value) {
        return new InstrumentFact(ACME, kind, new BigDecimal(value), OF, Instant.parse("2026-10-01T04:00:00Z"));
    }
}
