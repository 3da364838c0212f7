package io.bellwether.decision.domain.calibration;

import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Judged forecasts for tests. */
public final class Scored {
    public static final Source PANEL = new Source("panel-1", "");

    private Scored() {}

    public static ScoredForecast of(int n, LocalDate measuredOn, Source source, String probability, boolean won) {
        return new ScoredForecast("d", n, measuredOn, source, new BigDecimal(probability), 60, won);
    }

    /** That many alike, every {@code wonEvery}-th of which came true; none with 0. */
    public static List<ScoredForecast> many(int count, LocalDate on, Source source, String probability, int wonEvery) {
        List<ScoredForecast> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.add(of(i, on, source, probability, wonEvery > 0 && i % wonEvery == 0));
        }
        return all;
    }
}
