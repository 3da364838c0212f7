package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN =
            List.of("max-position", "max-positions", "max-cluster", "up", "demo", "day", "--seed", "--data", "--date");

    @ParameterizedTest
    @CsvSource({
        "max-postion, max-position",
        "MAX_POSITIONS, max-positions",
        "maxcluster, max-cluster",
        "upp, up",
        "pu, up",
        "dmeo, demo",
        "--sed, --seed",
        "--dta, --data",
        "--dat, --data",
        "max, max-cluster"
    })
    void findsTheNearestName(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zebra", "x", "--zebra", "''", "--"})
    void saysNothingWhereNothingIsNear(String typed) {
        assertThat(Suggestion.nearest(typed, KNOWN)).isEmpty();
        assertThat(Suggestion.didYouMean(typed, KNOWN)).isEmpty();
    }

    @Test
    void endsASentence() {
        assertThat("there is no command 'dmeo'" + Suggestion.didYouMean("dmeo", KNOWN))
                .isEqualTo("there is no command 'dmeo'; did you mean 'demo'?");
    }
}
