package io.bellwether.watch.app;

import io.bellwether.watch.domain.Changes;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Conditions;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.Observation;
import io.bellwether.watch.domain.Report;
import io.bellwether.watch.domain.Severity;
import io.bellwether.watch.domain.Thresholds;
import io.bellwether.watch.domain.WatchedCondition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The watch: looks at everything, keeps what is wrong, tells it once when it begins and once when it is over, and calls
 * the dead-man's switch while nothing is critical. Any number of replicas may run it: one at a time writes, and what was
 * told is in the row. While the database is away it goes on looking and tells when it is back.
 */
@Service
public class WatchDesks {
    private static final Logger log = LoggerFactory.getLogger(WatchDesks.class);

    private final InstantSource clock;
    private final LookAround lookAround;
    private final WatchLog watchLog;
    private final ConditionAlerts telling;
    private final DeadMansSwitch deadMansSwitch;
    private final Thresholds thresholds;
    private final Conditions conditions;
    private final TransactionTemplate transaction;
    private final Memory memory = new Memory();

    WatchDesks(
            InstantSource clock,
            LookAround lookAround,
            WatchLog watchLog,
            ConditionAlerts telling,
            DeadMansSwitch deadMansSwitch,
            Thresholds thresholds,
            TransactionTemplate transaction) {
        this.clock = clock;
        this.lookAround = lookAround;
        this.watchLog = watchLog;
        this.telling = telling;
        this.deadMansSwitch = deadMansSwitch;
        this.thresholds = thresholds;
        this.conditions = new Conditions(thresholds);
        this.transaction = transaction;
    }

    /** One look; returns what is wrong now. */
    public Report run() {
        Observation sight = lookAround.look(clock.instant());
        Report report = sight.database().value().isPresent() ? keep(sight) : withoutDatabase(sight);
        if (!report.isCritical()) {
            deadMansSwitch.well();
        } else if (report.conditions().stream().anyMatch(condition -> lasts(condition, sight.at()))) {
            deadMansSwitch.trouble();
        }
        return report;
    }

    /** What is stored lasted already; a database that does not answer once is no alarm yet. */
    private boolean lasts(Condition condition, Instant now) {
        return condition.severity() == Severity.CRITICAL
                && (condition.kind() != Kind.DATABASE_UNREACHABLE
                        || !now.isBefore(condition.since().plus(thresholds.unreachable())));
    }

    /** What is wrong now by the last look of any replica; while the database is away, by this one's. */
    public Report report() {
        Instant now = clock.instant();
        try {
            Optional<Instant> looked = watchLog.lastLook();
            List<Condition> standing = begun(watchLog.open());
            memory.databaseAnswers();
            boolean stopped = looked.isPresent() && now.isAfter(looked.get().plus(thresholds.longestBreak()));
            return new Report(now, looked, stopped ? and(standing, WatchStopped.since(looked.get())) : standing);
        } catch (RuntimeException e) {
            log.debug("the database does not answer the watch", e);
            memory.databaseIsSilent(now, LookAround.why(e));
            return new Report(now, memory.lookedAt(), memory.withoutDatabase(now, List.of()));
        }
    }

    private Report keep(Observation sight) {
        try {
            List<Condition> found = new ArrayList<>(conditions.in(sight));
            Optional<WatchedCondition> away = memory.databaseAway(sight.at());
            away.ifPresent(row -> found.add(row.condition()));
            List<WatchedCondition> open =
                    Objects.requireNonNull(transaction.execute(status -> write(sight, found, away)));
            Report report = new Report(sight.at(), Optional.of(sight.at()), begun(open));
            memory.databaseIsThere(report);
            return report;
        } catch (RuntimeException e) {
            log.warn("the watch could not keep what it saw; it tries again at its next look", e);
            return withoutDatabase(sight);
        }
    }

    /** Alerts are raised in the transaction that changes the row, under the watch's lock. */
    private List<WatchedCondition> write(Observation sight, List<Condition> found, Optional<WatchedCondition> away) {
        if (!watchLog.lock()) {
            return watchLog.open();
        }
        List<WatchedCondition> stored =
                Stream.concat(watchLog.open().stream(), away.stream()).collect(Collectors.toCollection(ArrayList::new));
        Changes changes = Changes.of(stored, found, sight, thresholds);
        List<WatchedCondition> kept = watchLog.store(changes, sight.at());
        List<String> begin =
                changes.begun().stream().map(row -> row.condition().key()).toList();
        telling.begun(kept.stream()
                .filter(row -> begin.contains(row.condition().key()))
                .toList());
        telling.over(changes.over(), sight.at());
        return kept;
    }

    private Report withoutDatabase(Observation sight) {
        memory.databaseIsAway(sight.at(), sight.database().why());
        return new Report(
                sight.at(), Optional.of(sight.at()), memory.withoutDatabase(sight.at(), conditions.in(sight)));
    }

    private static List<Condition> begun(List<WatchedCondition> open) {
        return open.stream()
                .filter(WatchedCondition::begun)
                .map(WatchedCondition::condition)
                .toList();
    }

    private static List<Condition> and(List<Condition> standing, Condition more) {
        return Stream.concat(standing.stream(), Stream.of(more)).toList();
    }

    /** The watch's own silence. */
    private static final class WatchStopped {
        private WatchStopped() {}

        static Condition since(Instant looked) {
            return Condition.of(
                    "watch-stopped",
                    Kind.WATCH_STOPPED,
                    looked,
                    "The watch does not look",
                    "It should look every minute and did not since %s. What follows may be old. Look at the application's log, or restart it: ./bellwether up"
                            .formatted(looked));
        }
    }
}
