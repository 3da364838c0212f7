package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingMomentTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:29:59Z, 2026-11-19, CLOSE, before the open",
        "2026-11-20T14:30:00Z, 2026-11-20, MORNING, at the open",
        "2026-11-20T16:59:59Z, 2026-11-20, MORNING, before noon",
        "2026-11-20T17:00:00Z, 2026-11-20, MIDDAY, at noon",
        "2026-11-20T20:59:59Z, 2026-11-20, MIDDAY, before the close",
        "2026-11-20T21:00:00Z, 2026-11-20, CLOSE, at the close",
        "2026-11-22T17:00:00Z, 2026-11-20, CLOSE, on a Sunday",
        "2026-11-26T17:00:00Z, 2026-11-25, CLOSE, on Thanksgiving",
        "2026-11-27T18:00:00Z, 2026-11-27, CLOSE, at an early close",
        "2026-07-01T13:30:00Z, 2026-07-01, MORNING, at the open in summer"
    })
    void belongsToTheLastSessionThatOpened(Instant asOf, LocalDate date, Session session, String when) {
        assertThat(TradingMoment.of(asOf)).as(when).isEqualTo(new TradingMoment(date, session));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20T14:30:00Z, DAY",
        "2026-11-20, 2026-11-20T20:59:59Z, DAY",
        "2026-11-20, 2026-11-20T21:00:00Z, NEXT_OPEN",
        "2026-11-27, 2026-11-27T18:00:00Z, NEXT_OPEN",
        "2026-11-22, 2026-11-22T15:00:00Z, NEXT_OPEN"
    })
    void tradesInTheSessionUntilItsClose(LocalDate date, Instant asOf, TimeInForce timing) {
        assertThat(TradingMoment.timing(date, asOf)).isEqualTo(timing);
    }
}
