package io.bellwether.impact.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.impact.domain.CallSummary;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Transcript;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadCallsTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol XYZ = new Symbol("XYZ");
    private static final Instant AT = Instant.parse("2026-11-05T21:30:00Z");

    private static Transcript call(Symbol symbol, Instant at, String text) {
        return new Transcript(symbol, at, "", text);
    }

    private static List<CallSummary> read(Instant asOf, Transcript... calls) {
        return TestCalls.of(List.of(calls)).run("m", asOf, ABC::equals);
    }

    @Test
    void aCallIsToldFromItsPublicationOn_forTenDays() {
        Transcript call = call(ABC, AT, "We raised our guidance for the year.");
        assertThat(read(AT.minusSeconds(1), call)).isEmpty();
        assertThat(read(AT, call)).hasSize(1);
        assertThat(read(AT.plusSeconds(864_000), call)).hasSize(1);
        assertThat(read(AT.plusSeconds(864_001), call)).isEmpty();
    }

    @Test
    void theLastCallOfACompanyThatIsAskedFor_whereItTellsAnything() {
        assertThat(read(
                        AT.plusSeconds(9),
                        call(ABC, AT, "We raised our guidance for the year."),
                        call(ABC, AT.plusSeconds(1), "We slashed our guidance for the year."),
                        call(XYZ, AT, "We raised our guidance for the year.")))
                .singleElement()
                .satisfies(one -> assertThat(one.told().getFirst().up()).isFalse());
        assertThat(read(AT, call(ABC, AT, "Good afternoon and welcome."))).isEmpty();
    }
}
