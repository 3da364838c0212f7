package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Timing;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketEventTest {
    private static final Symbol ACME = new Symbol("ACME");
    private static final Instant TEN = Instant.parse("2026-11-20T15:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-20T16:00:00Z");

    /** The report is on Friday 2026-11-20; the session runs from 14:30 to 21:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "BEFORE_OPEN, 2026-11-20T14:29:59Z, true",
        "BEFORE_OPEN, 2026-11-20T14:30:00Z, false",
        "DURING_SESSION, 2026-11-20T20:59:59Z, true",
        "DURING_SESSION, 2026-11-20T21:00:00Z, false",
        "AFTER_CLOSE, 2026-11-20T14:30:00Z, true",
        "AFTER_CLOSE, 2026-11-21T04:59:59Z, true",
        "AFTER_CLOSE, 2026-11-21T05:00:00Z, false",
        "UNKNOWN, 2026-11-21T04:59:59Z, true",
        "UNKNOWN, 2026-11-21T05:00:00Z, false",
        "BEFORE_OPEN, 2026-11-19T21:00:00Z, true",
        "AFTER_CLOSE, 2026-11-23T14:30:00Z, false"
    })
    void aReportIsAheadUntilItIsSurelyGiven(Timing timing, Instant asOf, boolean ahead) {
        Earnings report = new Earnings(ACME, "2026Q3", LocalDate.of(2026, 11, 20), timing, Instant.EPOCH);
        assertThat(report.isAheadAt(asOf)).isEqualTo(ahead);
    }

    /** A Sunday has no session: a report of before the open is out as soon as the day begins. */
    @Test
    void aReportOnADayWithoutASessionIsOutWhereItNamesOne() {
        LocalDate sunday = LocalDate.of(2026, 11, 22);
        Instant noon = Instant.parse("2026-11-22T17:00:00Z");
        assertThat(new Earnings(ACME, "r", sunday, Timing.BEFORE_OPEN, Instant.EPOCH).isAheadAt(noon))
                .isFalse();
        assertThat(new Earnings(ACME, "r", sunday, Timing.UNKNOWN, Instant.EPOCH).isAheadAt(noon))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59Z, false",
        "2026-11-20T15:00:00Z, true",
        "2026-11-20T15:59:59Z, true",
        "2026-11-20T16:00:00Z, false"
    })
    void aHaltIsInForceFromItsFirstMomentUpToItsEnd(Instant asOf, boolean inForce) {
        assertThat(new TradingHalt(ACME, TEN, Optional.of(ELEVEN), "").isInForceAt(asOf))
                .isEqualTo(inForce);
    }

    @Test
    void aHaltWithoutAnEndGoesOnAndIsKnownWhenItBegins() {
        TradingHalt halt = new TradingHalt(ACME, TEN, Optional.empty(), "news pending");
        assertThat(halt.isInForceAt(Instant.parse("2027-01-01T00:00:00Z"))).isTrue();
        assertThat(halt.knownAt()).isEqualTo(TEN);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new TradingHalt(ACME, TEN, Optional.of(TEN), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TradingHalt(ACME, TEN, Optional.empty(), "a\0b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Earnings(ACME, " ", LocalDate.EPOCH, Timing.UNKNOWN, TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
