package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopPatienceTest {
    private final StopPatience patience =
            new StopPatience(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "4, 4", "8, 8", "16, 16", "33, 33", "60, 60", "61, 60", "90000, 60"})
    void waitsAboutAsLongAsItHasTried(long tried, long wait) {
        assertThat(patience.nextWait(Duration.ofSeconds(tried))).isEqualTo(Duration.ofSeconds(wait));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "299, 0", "300, 1", "599, 1", "600, 2", "86400, 288"})
    void remindsOnceInEachSpan(long tried, long reminder) {
        assertThat(patience.reminder(Duration.ofSeconds(tried))).isEqualTo(reminder);
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThatThrownBy(() -> new StopPatience(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMinutes(5)))
                .hasMessageContaining("longest-wait (PT1S) at least first-wait");
        assertThatThrownBy(() -> new StopPatience(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ZERO))
                .hasMessageContaining("remind-every");
    }
}
