package io.bellwether.decision.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadSpellTest {
    private static final Source MODEL = new Source("big-1", "desk-1");
    private static final int WINDOW = 365;

    private final List<ScoredForecast> judged = new ArrayList<>();

    private Optional<BadSpell> on(String day) {
        LocalDate date = LocalDate.parse(day);
        return BadSpell.of(
                judged.stream().filter(one -> !one.measuredOn().isAfter(date)).toList(), date, WINDOW);
    }

    private void good(String day, int count) {
        judged.addAll(Scored.many(count, LocalDate.parse(day), MODEL, "0.9", 1));
    }

    private void bad(String day, int count) {
        judged.addAll(Scored.many(count, LocalDate.parse(day), MODEL, "0.9", 0));
    }

    @Test
    void beginsOnTheFirstDayThatIsBad() {
        good("2026-10-01", 50);
        bad("2026-11-02", 10);
        bad("2026-11-03", 10);
        bad("2026-11-05", 10);
        // ten of the last thirty at 0.81 and twenty at 0.01 are 0.277: bad at once
        assertThat(on("2026-11-02").map(BadSpell::since)).contains(LocalDate.parse("2026-11-02"));
        BadSpell now = on("2026-11-05").orElseThrow();
        assertThat(now.since()).isEqualTo("2026-11-02");
        assertThat(now.weeks()).isZero();
        assertThat(now.now().recent()).isEqualByComparingTo("0.81");
    }

    @Test
    void endsWithADayThatIsNotBad() {
        good("2026-10-01", 40);
        bad("2026-11-02", 30);
        good("2026-11-03", 30);
        assertThat(on("2026-11-03")).isEmpty();
    }

    @Test
    void aWeekIsSevenDays() {
        good("2026-10-01", 40);
        bad("2026-11-02", 30);
        bad("2026-11-08", 1);
        bad("2026-11-09", 1);
        assertThat(on("2026-11-08").orElseThrow().weeks()).isZero();
        assertThat(on("2026-11-09").orElseThrow().weeks()).isOne();
    }

    /** Forecasts that get worse every day for two years: the beginning moves by weeks, so that a key does too. */
    @Test
    void ofASpellLongerThanTheWindowTheBeginningIsAMonday() {
        LocalDate day = LocalDate.parse("2024-11-01");
        for (int i = 0; i < 760; i++) {
            BigDecimal probability = new BigDecimal(i)
                    .divide(new BigDecimal(2000), 4, RoundingMode.HALF_UP)
                    .add(new BigDecimal("0.52"));
            judged.add(Scored.of(i, day, MODEL, probability.toPlainString(), false));
            day = day.plusDays(1);
        }
        assertThat(on("2026-11-16").map(BadSpell::since)).contains(LocalDate.parse("2025-11-10"));
        assertThat(on("2026-11-18").map(BadSpell::since)).contains(LocalDate.parse("2025-11-17"));
        assertThat(on("2026-11-22").map(BadSpell::since)).contains(LocalDate.parse("2025-11-17"));
    }
}
