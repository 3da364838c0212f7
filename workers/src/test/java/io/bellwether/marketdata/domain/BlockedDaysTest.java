package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedDaysTest {
    /** Good Friday 2026 is 3 April; a split of Monday shows when Monday opens. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-06T13:29:59Z, 1, 2026-04-02, 2026-04-02",
        "2026-04-06T13:30:00Z, 1, 2026-04-06, 2026-04-06",
        "2026-04-06T13:30:00Z, 3, 2026-04-01, 2026-04-06",
        "2026-04-05T12:00:00Z, 2, 2026-04-01, 2026-04-02",
        "2026-04-06T23:00:00Z, 20, 2026-03-09, 2026-04-06"
    })
    void countsSessionsBackFromTheNewestThatHasOpened(Instant asOf, int sessions, LocalDate first, LocalDate last) {
        assertThat(BlockedDays.at(asOf, sessions)).isEqualTo(new DateRange(first, last));
    }
}
