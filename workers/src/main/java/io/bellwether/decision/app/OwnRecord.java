package io.bellwether.decision.app;

import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Performance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** How a desk did on the days before a session; the day itself is not over and says nothing yet. */
@Component
class OwnRecord {
    private static final int MONTH = 20;
    private static final int BAND = 10;
    private static final int HIGHEST = 100;
    private static final int SCALE = 4;

    private final Forecasts forecasts;
    private final Snapshots snapshots;

    OwnRecord(Forecasts forecasts, Snapshots snapshots) {
        this.forecasts = forecasts;
        this.snapshots = snapshots;
    }

    RecordFacts before(SessionRef session) {
        LocalDate yesterday = session.tradingDate().minusDays(1);
        LocalDate since = session.tradingDate().minusDays(ScoreCalibration.WINDOW);
        List<ScoredForecast> judged = forecasts.judged(session.desk(), since, yesterday);
        return new RecordFacts(
                judged.isEmpty() ? Optional.empty() : Optional.of(of(since, Calibration.of(judged))),
                returns(session.desk(), yesterday));
    }

    private static RecordFacts.Forecasts of(LocalDate since, Calibration score) {
        return new RecordFacts.Forecasts(
                since,
                score.n(),
                score.hits(),
                rounded(score.brier()),
                score.byConviction().stream()
                        .filter(band -> band.n() > 0)
                        .map(OwnRecord::band)
                        .toList());
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
        List<EquitySnapshot> series = snapshots.dailySeries(desk, upTo);
        int[] days = compared(series);
        int sessions = days.length - 1;
        boolean solvent = series.stream().allMatch(snapshot -> snapshot.equity().isPositive());
        if (sessions < 1 || !solvent) {
            return Optional.empty();
        }
        IntFunction<BigDecimal> own = worth(series, snapshots.flows(desk, upTo));
        IntFunction<BigDecimal> benchmark =
                i -> series.get(i).benchmarkPrice().orElseThrow().value();
        boolean month = sessions >= MONTH;
        return Optional.of(new RecordFacts.Returns(
                series.get(days[0]).tradingDate(),
                sessions,
                change(own, days, sessions),
                change(benchmark, days, sessions),
                month ? Optional.of(change(own, days, MONTH)) : Optional.empty(),
                month ? Optional.of(change(benchmark, days, MONTH)) : Optional.empty()));
    }

    /** Places of the days on which the benchmark's price is known too. */
    private static int[] compared(List<EquitySnapshot> series) {
        return IntStream.range(0, series.size())
                .filter(i -> series.get(i).benchmarkPrice().isPresent())
                .toArray();
    }

    /** Equity, cash from outside taken out; of a long series without any, only what is looked at is read. */
    private static IntFunction<BigDecimal> worth(List<EquitySnapshot> series, NavigableMap<LocalDate, Money> flows) {
        if (flows.isEmpty()) {
            return i -> series.get(i).equity().amount();
        }
        return EquitySeries.timeWeighted(series, flows)::get;
    }

    private static BigDecimal change(IntFunction<BigDecimal> values, int[] days, int sessions) {
        int last = days.length - 1;
        return rounded(Performance.change(values.apply(days[last - sessions]), values.apply(days[last])));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}
