package io.bellwether.decision.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.Scored;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.testing.MemoryMarket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ScoreCalibrationTest {
    private static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 19);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Source MODEL = new Source("big-1", "desk-1");

    private final List<ScoredForecast> judged = new ArrayList<>();
    private final Map<Source, Calibration> stored = new TreeMap<>();
    private final List<Alert> raised = new ArrayList<>();

    @Test
    void scoresEachModelAndPromptVersionByItself() {
        judged.addAll(Scored.many(3, YESTERDAY, Scored.PANEL, "0.6", 1));
        judged.addAll(Scored.many(2, TODAY, MODEL, "0.6", 0));
        run(false);
        assertThat(stored.get(Scored.PANEL).brier()).isEqualByComparingTo("0.16");
        assertThat(stored.get(MODEL).brier()).isEqualByComparingTo("0.36");
        assertThat(raised).isEmpty();
    }

    @Test
    void aDayThatJudgedNothingIsNotScored() {
        judged.addAll(Scored.many(70, YESTERDAY, Scored.PANEL, "0.6", 1));
        run(false);
        assertThat(stored).isEmpty();
    }

    @Test
    void warnsWithNumbersAndTheirWeight() {
        judged.addAll(Scored.many(40, YESTERDAY, Scored.PANEL, "0.6", 2));
        judged.addAll(Scored.many(30, TODAY, MODEL, "0.6", 0));
        run(false);
        assertThat(raised).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("calibration:cal:2026-11-20:0");
            assertThat(alert.kind()).isEqualTo("CALIBRATION_DEGRADED");
            assertThat(alert.title()).isEqualTo("Forecasts of desk cal have become worse than a coin");
            assertThat(alert.text())
                    .startsWith("The last 30 forecasts that were judged have a Brier score of 0.360"
                            + " (n = 30: 30 by big-1, prompt desk-1); the 40 before them had 0.260.")
                    .contains("./bellwether report calibration --desk cal");
        });
    }

    @Test
    void aReplayIsScoredWithoutAnAlert() {
        judged.addAll(Scored.many(40, YESTERDAY, Scored.PANEL, "0.6", 2));
        judged.addAll(Scored.many(30, TODAY, MODEL, "0.6", 0));
        run(true);
        assertThat(stored).hasSize(2);
        assertThat(raised).isEmpty();
    }

    /** The store raises a key once, so one key is one mail. */
    @Test
    void aSpellOfBadForecastsIsOneAlertAndOneMoreForEachWeekThatItLasts() {
        judged.addAll(Scored.many(40, date("2026-10-01"), Scored.PANEL, "0.6", 2));
        judged.addAll(Scored.many(30, date("2026-11-02"), MODEL, "0.6", 0));
        for (String day : List.of("2026-11-03", "2026-11-06", "2026-11-09", "2026-11-10", "2026-11-13", "2026-11-16")) {
            judged.addAll(Scored.many(1, date(day), MODEL, "0.6", 0));
        }
        for (String day : List.of("2026-11-02", "2026-11-03", "2026-11-06", "2026-11-09", "2026-11-10", "2026-11-13")) {
            run(date(day), false);
        }
        run(date("2026-11-16"), false);
        assertThat(raised)
                .extracting(Alert::key)
                .containsExactly(
                        "calibration:cal:2026-11-02:0",
                        "calibration:cal:2026-11-02:0",
                        "calibration:cal:2026-11-02:0",
                        "calibration:cal:2026-11-02:1",
                        "calibration:cal:2026-11-02:1",
                        "calibration:cal:2026-11-02:1",
                        "calibration:cal:2026-11-02:2");
    }

    @Test
    void forecastsThatRecoveredAndTurnBadAgainAreAnotherAlert() {
        judged.addAll(Scored.many(40, date("2026-10-01"), Scored.PANEL, "0.6", 2));
        judged.addAll(Scored.many(30, date("2026-11-02"), MODEL, "0.6", 0));
        judged.addAll(Scored.many(30, date("2026-11-03"), MODEL, "0.6", 1));
        judged.addAll(Scored.many(30, date("2026-11-04"), MODEL, "0.6", 0));
        List.of("2026-11-02", "2026-11-03", "2026-11-04").forEach(day -> run(date(day), false));
        assertThat(raised)
                .extracting(Alert::key)
                .containsExactly("calibration:cal:2026-11-02:0", "calibration:cal:2026-11-04:0");
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private void run(boolean replay) {
        run(TODAY, replay);
    }

    private void run(LocalDate day, boolean replay) {
        new ScoreCalibration(new Memory(), raised::add)
                .run(new SessionRef(new DeskId("cal"), day, Session.CLOSE, MemoryMarket.close(day), replay));
    }

    private final class Memory implements Forecasts {
        @Override
        public List<ScoredForecast> judged(DeskId desk, LocalDate from, LocalDate to) {
            return judged.stream()
                    .filter(f ->
                            !f.measuredOn().isBefore(from) && !f.measuredOn().isAfter(to))
                    .toList();
        }

        @Override
        public Done done(DeskId desk, LocalDate from, LocalDate to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void store(
                DeskId desk, LocalDate day, LocalDate windowStart, Supplier<Map<Source, Calibration>> scores) {
            stored.putAll(scores.get());
        }
    }
}
