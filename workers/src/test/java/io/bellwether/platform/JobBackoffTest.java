package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobBackoffTest {
    private final JobBackoff backoff = new JobBackoff(Duration.ofMillis(500), Duration.ofSeconds(5), 8);

    @Test
    void doublesFromTheFirstWaitUpToTheLongest() {
        assertThat(IntStream.iterate(7, left -> left - 1).limit(8).mapToObj(backoff::beforeRetry))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
    }

    @Test
    void survivesMoreRetriesThanItKnowsOf() {
        assertThat(backoff.beforeRetry(100)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void refusesAContradiction() {
        assertThatThrownBy(() -> new JobBackoff(Duration.ofSeconds(9), Duration.ofSeconds(5), 8))
                .hasMessageContaining("longest (PT5S) must be at least initial (PT9S)");
    }
}
