package io.bellwether.decision.domain.calibration;

import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A desk's forecasts over a time, all together and by who made them.
 *
 * @param from first day
 * @param to last day: judged until then, decided until then
 * @param bySource by model, then prompt version
 */
public record CalibrationReport(DeskId desk, LocalDate from, LocalDate to, Part all, List<SourcePart> bySource) {
    public CalibrationReport {
        bySource = List.copyOf(bySource);
    }

    /**
     * What was done and how good it was.
     *
     * @param calibration empty while nothing is judged
     */
    public record Part(Activity activity, Optional<Calibration> calibration) {}

    /** The same of one model with one prompt version. */
    public record SourcePart(Source source, Part part) {}
}
