package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Screen.Candidate;
import io.bellwether.marketdata.domain.Screen.Cause;
import io.bellwether.marketdata.domain.Screen.Miss;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol DEF = new Symbol("DEF");

    private final Screen microcaps = screen("50000000", "300000000", "1", "20", "200000", Set.of("Energy"), 250);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABC|energy|250|1|200000|50000000||",
                "ABC|Energy|999|20|900000|300000000||",
                "ABC|Energy|250|0.99|200000|50000000|OUTSIDE|price 0.99 is below 1",
                "ABC|Energy|250|20.01|200000|50000000|OUTSIDE|price 20.01 is above 20",
                "ABC|Energy|250|1|199999.99|50000000|OUTSIDE|mean dollar volume 199999.99 is below 200000",
                "ABC|Energy|250|1|200000|49999999.99|OUTSIDE|market cap 49999999.99 is below 50000000",
                "ABC|Energy|250|1|200000|300000000.01|OUTSIDE|market cap 300000000.01 is above 300000000",
                "ABC|Mining|250|1|200000|50000000|OUTSIDE|its sector is Mining",
                "ABC||250|1|200000|50000000|UNKNOWN|no source tells its sector",
                "ABC|Energy|250|1|200000||UNKNOWN|no source tells its market cap",
                "ABC|Energy|249|1|200000|50000000|UNKNOWN|only 249 sessions of it are known, 250 are asked for",
                "ABC|Energy|250|||50000000|UNKNOWN|it did not trade lately",
                "ABC||249|0.5|200000||OUTSIDE|price 0.50 is below 1",
            })
    void boundsKeepOutAndWhatIsNotToldIsNotGuessed(
            String symbol,
            String sector,
            int sessions,
            String price,
            String dollarVolume,
            String marketCap,
            Cause cause,
            String detail) {
        Candidate one = new Candidate(
                new Symbol(symbol),
                Optional.ofNullable(sector),
                Optional.empty(),
                sessions,
                Optional.ofNullable(price).map(Price::of),
                Optional.ofNullable(dollarVolume).map(Money::of),
                Optional.ofNullable(marketCap).map(Money::of));
        assertThat(microcaps.judge(one)).isEqualTo(Optional.ofNullable(cause).map(why -> new Miss(ABC, why, detail)));
    }

    @Test
    void listsCountBeforeBounds() {
        Screen listed = new Screen(
                Optional.of(new BigDecimal("1000000")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                0,
                Set.of(ABC),
                Set.of(DEF));
        assertThat(listed.judge(nothingKnownOf(ABC))).isEmpty();
        assertThat(listed.judge(nothingKnownOf(DEF))).contains(new Miss(DEF, Cause.EXCLUDED, "the screen excludes it"));
    }

    @Test
    void aListAloneLetsNothingElseIn() {
        Screen list = list(Set.of(ABC), Set.of());
        assertThat(list.judge(nothingKnownOf(ABC))).isEmpty();
        assertThat(list.judge(nothingKnownOf(DEF)))
                .contains(new Miss(DEF, Cause.OUTSIDE, "the screen does not list it"));
    }

    @Test
    void anExchangeThatNoSourceTellsIsUnknown() {
        Screen listed = new Screen(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of("NASDAQ"),
                0,
                Set.of(),
                Set.of());
        assertThat(listed.judge(nothingKnownOf(ABC)))
                .contains(new Miss(ABC, Cause.UNKNOWN, "no source tells its exchange"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> screen("2", "1", null, null, null, Set.of(), 0))
                .hasMessage("min-market-cap 2 is above max-market-cap 1");
        assertThatThrownBy(() -> screen(null, null, "-1", null, null, Set.of(), 0))
                .hasMessage("min-price must be > 0, was -1");
        assertThatThrownBy(() -> screen(null, null, null, null, null, Set.of(), 2_001))
                .hasMessage("min-sessions must be from 0 to 2000, was 2001");
        assertThatThrownBy(() -> list(Set.of(ABC), Set.of(ABC))).hasMessage("ABC is both in include and in exclude");
    }

    private static Candidate nothingKnownOf(Symbol symbol) {
        return new Candidate(
                symbol, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Screen list(Set<Symbol> include, Set<Symbol> exclude) {
        return new Screen(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                0,
                include,
                exclude);
    }

    private static Screen screen(
            String minCap,
            String maxCap,
            String minPrice,
            String maxPrice,
            String volume,
            Set<String> sectors,
            int sessions) {
        return new Screen(
                amount(minCap),
                amount(maxCap),
                amount(minPrice),
                amount(maxPrice),
                amount(volume),
                sectors,
                Set.of(),
                sessions,
                Set.of(),
                Set.of());
    }

    private static Optional<BigDecimal> amount(String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }
}
