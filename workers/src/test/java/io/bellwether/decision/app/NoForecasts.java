package io.bellwether.decision.app;

import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Forecasts of one desk as a test gives them; none to begin with. */
public class NoForecasts implements Forecasts {
    public final List<ScoredForecast> judged = new ArrayList<>();

    @Override
    public List<ScoredForecast> judged(DeskId desk, LocalDate from, LocalDate to) {
        return judged.stream()
                .filter(one ->
                        !one.measuredOn().isBefore(from) && !one.measuredOn().isAfter(to))
                .toList();
    }

    @Override
    public Done done(DeskId desk, LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void store(
            DeskId desk,
            LocalDate day,
            LocalDate windowStart,
            Supplier<Map<ScoredForecast.Source, Calibration>> scores) {
        throw new UnsupportedOperationException();
    }
}
