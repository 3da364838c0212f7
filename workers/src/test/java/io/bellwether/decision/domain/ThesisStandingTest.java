package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThesisStandingTest {
    @ParameterizedTest
    @CsvSource({
        // held, ordered, undecided, traded, ending
        "true,  false, false, true,  ",
        "true,  true,  true,  true,  ",
        "false, true,  false, false, ",
        "false, true,  false, true,  ",
        "false, false, true,  false, ",
        "false, false, false, true,  POSITION_CLOSED",
        "false, false, false, false, NEVER_TRADED"
    })
    void endsWhenNothingIsHeldAndNothingIsOnItsWay(
            boolean held, boolean ordered, boolean undecided, boolean traded, ThesisStanding.ClosedBy ending) {
        assertThat(new ThesisStanding("t", held, ordered, undecided, traded).ending())
                .isEqualTo(Optional.ofNullable(ending));
    }
}
