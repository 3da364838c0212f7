package io.bellwether.decision.db;

import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration.Track;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.ByName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Forecasts and their outcomes in PostgreSQL. Who made one is in the attempt that its decision came from. */
@Repository
class JdbcForecasts implements Forecasts, CalibratedProbability {
    private final JdbcClient db;
    private final ActivityQuery activities;

    JdbcForecasts(JdbcClient db) {
        this.db = db;
        this.activities = new ActivityQuery(db);
    }

    @Override
    public List<ScoredForecast> judged(DeskId desk, LocalDate from, LocalDate to) {
        return db
                .sql("""
                        select o.decision_id, o.n, o.measured_on, a.model, a.prompt_version, o.win_probability,
                            o.conviction, o.won, exists (select from decision_contradiction c
                                where c.decision_id = t.decision_id and (c.symbol is null or c.symbol = t.symbol))
                                as contradicted
                        from decision d join decision_outcome o on o.decision_id = d.id
                        join decision_trade t on t.decision_id = o.decision_id and t.n = o.n
                        join decision_attempt a on a.id = d.attempt_id
                        where d.desk_id = :desk and o.measured_on between :from and :to
                        """)
                .param("desk", desk.value())
                .param("from", from)
                .param("to", to)
                .query(ByName.rows(ScoredForecast.class))
                .list()
                .stream()
                .sorted(ScoredForecast.OLDEST_FIRST)
                .toList();
    }

    @Override
    public Done done(DeskId desk, LocalDate from, LocalDate to) {
        return activities.done(desk, from, to);
    }

    @Override
    @Transactional
    public void store(DeskId desk, LocalDate day, LocalDate windowStart, Supplier<Map<Source, Calibration>> scores) {
        scores.get()
                .forEach((source, score) -> db.sql("""
                        insert into calibration_score (desk_id, trading_date, model, prompt_version, n, hits, brier, skill,
                            log_loss, ece, window_start)
                        values (:desk, :day, :model, :promptVersion, :n, :hits, :brier, :skill, :logLoss, :ece, :start)
                        on conflict do nothing
                        """)
                        .paramSource(ByName.values(source, score)
                                .with("desk", desk)
                                .with("day", day)
                                .with("start", windowStart))
                        .update());
    }

    private record Tenth(int tenth, int n, int hits) {}

    /** An outcome counts from the day after it was measured. */
    @Override
    public ProbabilityCalibration forDecision(String decisionId) {
        List<Tenth> counted = db.sql("""
                        select least(floor(o.win_probability * 10), 9)::int as tenth, count(o.n) as n,
                            count(*) filter (where o.won and not exists (select from decision_contradiction c
                                where c.decision_id = t.decision_id and (c.symbol is null or c.symbol = t.symbol)))
                                as hits
                        from decision d
                        left join (decision e
                            join decision_attempt made on made.id = e.attempt_id
                            join decision_trade t on t.decision_id = e.id and t.action = 'BUY'
                            join decision_outcome o on o.decision_id = t.decision_id and o.n = t.n)
                            on e.desk_id = d.desk_id and o.measured_on < d.trading_date
                            and made.model = (select model from decision_attempt where id = d.attempt_id)
                        where d.id = :id
                        group by 1
                        """)
                .param("id", decisionId)
                .query(ByName.rows(Tenth.class))
                .list();
        if (counted.isEmpty()) {
            throw new PermanentFault("there is no decision '" + decisionId + "'");
        }
        List<Track> tracks = new ArrayList<>(Collections.nCopies(10, Track.NONE));
        counted.forEach(row -> tracks.set(row.tenth(), new Track(row.n(), row.hits())));
        return new ProbabilityCalibration(tracks);
    }
}
