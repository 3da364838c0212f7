package io.bellwether.watch.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** From what is seen to what is wrong: the same sight always gives the same conditions, by key. */
public final class Conditions {
    private final DayChecks days;
    private final ProcessChecks processes;
    private final OrderChecks orders;
    private final SurroundingChecks surroundings;

    public Conditions(Thresholds thresholds) {
        this.days = new DayChecks(thresholds);
        this.processes = new ProcessChecks(thresholds);
        this.orders = new OrderChecks();
        this.surroundings = new SurroundingChecks(thresholds);
    }

    /** The database cannot be reached; said also by whoever cannot ask it. */
    public static Condition databaseUnreachable(Instant since, String why) {
        return Condition.of(
                "database-unreachable",
                Kind.DATABASE_UNREACHABLE,
                since,
                "The database cannot be reached",
                "%s. Nothing is decided, booked or mailed until it is back; jobs are retried. Look whether PostgreSQL runs and its disk has room."
                        .formatted(SurroundingChecks.sentence(why)));
    }

    /** Every condition that can be judged from the sight; what cannot be judged is absent. */
    public List<Condition> in(Observation sight) {
        return Stream.of(surroundings.in(sight), days.in(sight), processes.in(sight), orders.in(sight))
                .flatMap(found -> found)
                .filter(condition -> sight.shows(condition.kind(), condition.desk()))
                .sorted(Comparator.comparing(Condition::key))
                .toList();
    }
}
