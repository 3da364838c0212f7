package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Talk.Pattern;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Instant NOON = Instant.parse("2026-11-30T17:00:00Z");
    private static final Optional<BigDecimal> LIQUID = Optional.of(new BigDecimal("1000000"));
    private static final Optional<BigDecimal> THIN = Optional.of(new BigDecimal("999999"));

    private static Mentions day(int messages, int busiest, int copies, int dated, int young) {
        return new Mentions(
                "net",
                ABC,
                NOON.minus(1, ChronoUnit.DAYS),
                NOON,
                messages,
                messages == 0 ? 0 : 1,
                0,
                0,
                busiest,
                copies,
                dated,
                young,
                true);
    }

    private static Map<String, List<Mentions>> usual(int... messages) {
        return Map.of(
                "net",
                IntStream.of(messages).mapToObj(some -> day(some, 0, 0, 0, 0)).toList());
    }

    private static Talk talk(Mentions day, Map<String, List<Mentions>> before, Optional<BigDecimal> dollarVolume) {
        return Talk.of(ABC, List.of(day), before, dollarVolume);
    }

    @Test
    void moreThanFiveTimesTheMedian_isASpike_andInAThinShareCallsForCare() {
        Map<String, List<Mentions>> before = usual(1, 4, 4, 4, 90);
        assertThat(talk(day(21, 0, 0, 0, 0), before, LIQUID).patterns()).containsExactly(Pattern.SPIKE);
        assertThat(talk(day(21, 0, 0, 0, 0), before, LIQUID).callsForCare()).isFalse();
        assertThat(talk(day(21, 0, 0, 0, 0), before, THIN).callsForCare()).isTrue();
        assertThat(talk(day(21, 0, 0, 0, 0), before, Optional.empty()).callsForCare())
                .isTrue();
        assertThat(talk(day(20, 0, 0, 0, 0), before, THIN).patterns()).isEmpty();
        assertThat(talk(day(21, 0, 0, 0, 0), before, THIN).usual()).contains(new BigDecimal("4.0"));
    }

    @Test
    void fewPosts_areNoSpike_andFewDaysAreNoMeasure() {
        assertThat(talk(day(19, 0, 0, 0, 0), usual(0, 0, 0, 0, 0), THIN).patterns())
                .isEmpty();
        assertThat(talk(day(20, 0, 0, 0, 0), usual(0, 0, 0, 0, 0), THIN).patterns())
                .containsExactly(Pattern.SPIKE);
        assertThat(talk(day(500, 0, 0, 0, 0), usual(1, 1, 1, 1), THIN).patterns())
                .isEmpty();
    }

    @Test
    void copies_fewAuthors_andYoungAccounts_areOdd_twoOfThemCallForCare() {
        assertThat(talk(day(10, 0, 3, 0, 0), Map.of(), LIQUID).patterns()).containsExactly(Pattern.COPIES);
        assertThat(talk(day(10, 0, 2, 0, 0), Map.of(), LIQUID).patterns()).isEmpty();
        assertThat(talk(day(10, 5, 0, 0, 0), Map.of(), LIQUID).patterns()).containsExactly(Pattern.FEW_AUTHORS);
        assertThat(talk(day(10, 0, 0, 5, 2), Map.of(), LIQUID).patterns()).containsExactly(Pattern.YOUNG_ACCOUNTS);
        assertThat(talk(day(10, 0, 0, 4, 4), Map.of(), LIQUID).patterns()).isEmpty();
        assertThat(talk(day(10, 5, 0, 0, 0), Map.of(), THIN).callsForCare()).isFalse();
        Talk both = talk(day(10, 5, 3, 0, 0), Map.of(), LIQUID);
        assertThat(both.callsForCare()).isTrue();
        assertThat(both.why())
                .isEqualTo(
                        "it is talked about oddly: many posts are nearly the same text; three accounts wrote half of it"
                                + " or more (10 posts by 1 accounts)");
        assertThat(talk(day(9, 9, 9, 9, 9), Map.of(), THIN).patterns()).isEmpty();
    }
}
