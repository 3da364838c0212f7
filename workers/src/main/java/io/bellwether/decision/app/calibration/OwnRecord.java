package io.bellwether.decision.app.calibration;

import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.AgainstBenchmark;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.Performance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How a desk did on the days before a session; the day itself is not over and says nothing yet. */
@Component
public class OwnRecord {
    private static final int MONTH = 20;
    private static final int BAND = 10;
    private static final int HIGHEST = 100;
    private static final int SCALE = 4;

    private final Forecasts forecasts;
    private final Snapshots snapshots;

    public OwnRecord(Forecasts forecasts, Snapshots snapshots) {
        this.forecasts = forecasts;
        this.snapshots = snapshots;
    }

    public RecordFacts before(SessionRef session) {
        LocalDate yesterday = session.tradingDate().minusDays(1);
        LocalDate since = session.tradingDate().minusDays(ScoreCalibration.WINDOW);
        return new RecordFacts(
                of(since, forecasts.byConviction(session.desk(), since, yesterday)),
                returns(session.desk(), yesterday));
    }

    private static Optional<RecordFacts.Forecasts> of(LocalDate since, List<Tally> byConviction) {
        Tally all = Tally.whole(byConviction);
        return all.brier()
                .map(brier -> new RecordFacts.Forecasts(
                        since,
                        all.n(),
                        all.hits(),
                        rounded(brier),
                        byConviction.stream()
                                .filter(band -> band.n() > 0)
                                .map(OwnRecord::band)
                                .toList()));
    }

    private static RecordFacts.Band band(Tally band) {
        int from = band.tenth() * BAND;
        int to = from + BAND == HIGHEST ? HIGHEST : from + BAND - 1;
        return new RecordFacts.Band(
                from,
                to,
                band.n(),
                rounded(band.meanForecast().orElseThrow()),
                rounded(band.hitRate().orElseThrow()),
                rounded(band.brier().orElseThrow()));
    }

    private Optional<RecordFacts.Returns> returns(DeskId desk, LocalDate upTo) {
        EquitySeries series = snapshots.series(desk, upTo);
        AgainstBenchmark both = series.againstBenchmark();
        int sessions = both.days().size() - 1;
        if (sessions < 1 || !series.solvent()) {
            return Optional.empty();
        }
        boolean month = sessions >= MONTH;
        return Optional.of(new RecordFacts.Returns(
                both.days().getFirst(),
                sessions,
                change(both.own(), sessions),
                change(both.benchmark(), sessions),
                month ? Optional.of(change(both.own(), MONTH)) : Optional.empty(),
                month ? Optional.of(change(both.benchmark(), MONTH)) : Optional.empty()));
    }

    private static BigDecimal change(List<BigDecimal> values, int sessions) {
        return rounded(Performance.change(values.get(values.size() - 1 - sessions), values.getLast()));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
