package io.bellwether.decision.app.calibration;

import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.decision.domain.calibration.CalibrationReport.Part;
import io.bellwether.decision.domain.calibration.CalibrationReport.SourcePart;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tells how good a desk's forecasts were. */
@Service
public class ReportCalibration {
    private final Desks desks;
    private final Forecasts forecasts;

    ReportCalibration(Desks desks, Forecasts forecasts) {
        this.desks = desks;
        this.forecasts = forecasts;
    }

    /**
     * The report of the days from one to another, both included.
     *
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    public CalibrationReport run(DeskId desk, LocalDate from, LocalDate to) {
        desks.get(desk);
        List<ScoredForecast> judged = forecasts.judged(desk, from, to);
        Forecasts.Done done = forecasts.done(desk, from, to);
        Map<Source, List<ScoredForecast>> bySource =
                judged.stream().collect(Collectors.groupingBy(ScoredForecast::source));
        List<SourcePart> parts = done.bySource().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new SourcePart(
                        entry.getKey(),
                        new Part(entry.getValue(), score(bySource.getOrDefault(entry.getKey(), List.of())))))
                .toList();
        return new CalibrationReport(desk, from, to, new Part(done.all(), score(judged)), parts);
    }

    private static Optional<Calibration> score(List<ScoredForecast> judged) {
        return judged.isEmpty() ? Optional.empty() : Optional.of(Calibration.of(judged));
    }
}
