package io.bellwether.decision.app.calibration;

import io.bellwether.decision.domain.calibration.BadSpell;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.Degradation;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Scores the forecasts of the last year on every day that judged some, and warns when the last ones are bad. */
@Service
public class ScoreCalibration {
    /** [calendar days] what is older tells nothing of the model that decides now. */
    static final int WINDOW = 365;

    private final Forecasts forecasts;
    private final Alerts alerts;

    ScoreCalibration(Forecasts forecasts, Alerts alerts) {
        this.forecasts = forecasts;
        this.alerts = alerts;
    }

    /**
     * Stores one score per model and prompt version. An alert is raised when the forecasts turn bad, and again for each
     * week that they stay so; a replay raises none.
     */
    public void run(SessionRef session) {
        LocalDate day = session.tradingDate();
        LocalDate from = day.minusDays(WINDOW);
        List<ScoredForecast> judged = forecasts.judged(session.desk(), from, day);
        if (judged.isEmpty() || !judged.getLast().measuredOn().equals(day)) {
            return;
        }
        forecasts.store(session.desk(), day, from, () -> bySource(judged));
        if (!session.replay()) {
            Degradation.of(judged).ifPresent(worse -> warn(session, judged));
        }
    }

    private static Map<Source, Calibration> bySource(List<ScoredForecast> judged) {
        Map<Source, Calibration> scores = new TreeMap<>();
        judged.stream()
                .collect(Collectors.groupingBy(ScoredForecast::source))
                .forEach((source, own) -> scores.put(source, Calibration.of(own)));
        return scores;
    }

    private void warn(SessionRef session, List<ScoredForecast> judged) {
        LocalDate day = session.tradingDate();
        BadSpell.of(forecasts.judged(session.desk(), day.minusDays(2L * WINDOW), day), day, WINDOW)
                .ifPresent(spell -> alerts.raise(alert(session, spell, judged)));
    }

    private static Alert alert(SessionRef session, BadSpell spell, List<ScoredForecast> judged) {
        Degradation worse = spell.now();
        String makers = judged.subList(worse.earlierN(), judged.size()).stream()
                .collect(Collectors.groupingBy(ScoredForecast::source, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(made -> "%d by %s".formatted(made.getValue(), made.getKey()))
                .collect(Collectors.joining(", "));
        return new Alert(
                "calibration:%s:%s:%d".formatted(session.desk(), spell.since(), spell.weeks()),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "CALIBRATION_DEGRADED",
                "Forecasts of desk %s have become worse than a coin".formatted(session.desk()),
                """
                The last %d forecasts that were judged have a Brier score of %s (n = %d: %s); the %d before them had %s. \
                0 is perfect, 0.25 is a coin.

                Stops and limits work as before. Look at: ./bellwether report calibration --desk %s. Consider another \
                advisor, a lower aggressiveness, or fewer trades until the forecasts are better.""".formatted(
                                worse.recentN(),
                                rounded(worse.recent()),
                                worse.recentN(),
                                makers,
                                worse.earlierN(),
                                rounded(worse.earlier()),
                                session.desk()),
                "");
    }

    private static String rounded(BigDecimal score) {
        return score.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
