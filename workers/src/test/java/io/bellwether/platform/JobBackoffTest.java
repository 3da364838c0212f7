package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobBackoffTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JobBackoff backoff = new JobBackoff(Duration.ofMillis(500), Duration.ofSeconds(5), MINUTE);

    @Test
    void ownWorkDoublesFromTheFirstWaitUpToTheLongest() {
        assertThat(waits(WorkKind.OWN))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkKind.class,
            names = {"MARKET_DATA", "BROKER"})
    void workThatDependsOnOthersIsTriedForAboutHalfAnHour(WorkKind kind) {
        List<Duration> waits = waits(kind);
        assertThat(waits).startsWith(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(waits).isSorted().endsWith(MINUTE, MINUTE);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(32));
    }

    @Test
    void aModelIsAskedAgainAfterTheSameShortWait() {
        assertThat(waits(WorkKind.MODEL)).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void survivesMoreRetriesThanItKnowsOf() {
        assertThat(backoff.beforeRetry(WorkKind.BROKER, 100)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void refusesAContradiction() {
        assertThatThrownBy(() -> new JobBackoff(Duration.ofSeconds(9), Duration.ofSeconds(5), MINUTE))
                .hasMessageContaining("longest (PT5S) must be at least initial (PT9S)");
        assertThatThrownBy(() -> new JobBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(4)))
                .hasMessageContaining("longest-outside (PT4S) must be at least longest (PT5S)");
    }

    /** All waits of a job that fails as often as its model allows; the last failure is the incident. */
    private List<Duration> waits(WorkKind kind) {
        return IntStream.iterate(kind.retries() - 1, left -> left > 0, left -> left - 1)
                .mapToObj(left -> backoff.beforeRetry(kind, left))
                .toList();
    }
}
