package io.bellwether.decision.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.NoForecasts;
import io.bellwether.decision.app.NoSnapshots;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.domain.EquitySnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnRecordTest {
    private static final DeskId DESK = new DeskId("own");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final NoForecasts forecasts = new NoForecasts();
    private final NoSnapshots snapshots = new NoSnapshots();

    @Test
    void aDeskWithoutHistoryHasNoRecord() {
        assertThat(record()).isEqualTo(RecordFacts.NONE);
    }

    @Test
    void forecastsAreToldByTheirConviction() {
        judged(1, "0.60", 72, true, TODAY.minusDays(1));
        judged(2, "0.70", 79, false, TODAY.minusDays(2));
        judged(3, "0.90", 100, true, TODAY.minusDays(3));
        judged(4, "0.50", 100, false, TODAY);
        judged(5, "0.50", 100, false, TODAY.minusDays(366));
        RecordFacts.Forecasts told = record().forecasts().orElseThrow();
        assertThat(told.n()).as("neither today nor what is older than a year").isEqualTo(3);
        assertThat(told.hits()).isEqualTo(2);
        assertThat(told.brier()).isEqualByComparingTo("0.22");
        assertThat(told.bands())
                .containsExactly(
                        new RecordFacts.Band(
                                70,
                                79,
                                2,
                                new BigDecimal("0.6500"),
                                new BigDecimal("0.5000"),
                                new BigDecimal("0.3250")),
                        new RecordFacts.Band(
                                90,
                                100,
                                1,
                                new BigDecimal("0.9000"),
                                new BigDecimal("1.0000"),
                                new BigDecimal("0.0100")));
    }

    @Test
    void theDeskStandsBesideItsBenchmarkOnDaysThatHaveBoth() {
        LocalDate first = TODAY.minusDays(30);
        for (int i = 0; i <= 25; i++) {
            closed(first.plusDays(i), 10_000 + 10 * i, i == 3 ? Optional.empty() : Optional.of(100 + i));
        }
        closed(TODAY, 99_999, Optional.of(500));
        RecordFacts.Returns told = record().returns().orElseThrow();
        assertThat(told)
                .isEqualTo(new RecordFacts.Returns(
                        first,
                        24,
                        new BigDecimal("0.0250"),
                        new BigDecimal("0.2500"),
                        Optional.of(new BigDecimal("0.0199")),
                        Optional.of(new BigDecimal("0.1905"))));
    }

    @Test
    void cashFromOutsideIsNoReturn() {
        closed(TODAY.minusDays(3), 10_000, Optional.of(100));
        closed(TODAY.minusDays(2), 15_000, Optional.of(100));
        closed(TODAY.minusDays(1), 15_300, Optional.of(101));
        snapshots.flows.put(TODAY.minusDays(2), Money.of("5000"));
        assertThat(record().returns().orElseThrow().desk()).isEqualTo(new BigDecimal("0.0200"));
    }

    @Test
    void moneyThatWasNotThereHasNoReturns() {
        closed(TODAY.minusDays(3), 10_000, Optional.of(100));
        closed(TODAY.minusDays(2), 0, Optional.of(101));
        closed(TODAY.minusDays(1), 500, Optional.of(102));
        assertThat(record().returns()).isEmpty();
    }

    private RecordFacts record() {
        return new OwnRecord(forecasts, snapshots)
                .before(new SessionRef(DESK, TODAY, Session.MORNING, Instant.parse("2026-11-20T14:30:00Z"), true));
    }

    private void judged(int n, String probability, int conviction, boolean won, LocalDate on) {
        forecasts.judged.add(new ScoredForecast(
                "own-1", n, on, new ScoredForecast.Source("m", ""), new BigDecimal(probability), conviction, won));
    }

    private void closed(LocalDate date, int equity, Optional<Integer> benchmark) {
        Money worth = Money.of(String.valueOf(equity));
        snapshots.series.add(new EquitySnapshot(
                DESK,
                date,
                EquitySnapshot.Moment.CLOSE,
                Instant.parse("2026-11-20T21:00:00Z"),
                worth,
                Money.ZERO,
                worth,
                benchmark.map(price -> Price.of(String.valueOf(price)))));
    }
}
