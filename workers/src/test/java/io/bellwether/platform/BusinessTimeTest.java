package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:30:00Z, 2026-11-20T14:30:00Z",
        "2026-11-20T14:30:00.123Z[Etc/UTC], 2026-11-20T14:30:00.123Z",
        "2026-11-20T15:30:00+01:00[Europe/Berlin], 2026-11-20T14:30:00Z",
        "2026-11-20T09:30:00-05:00, 2026-11-20T14:30:00Z"
    })
    void readsWhatProcessesHandOver(String text, Instant expected) {
        assertThat(BusinessTime.parse(text)).isEqualTo(expected);
    }

    @Test
    void refusesATimeWithoutOffset() {
        assertThatThrownBy(() -> BusinessTime.parse("2026-11-20T14:30:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("asOf must be an ISO date and time with offset");
    }
}
