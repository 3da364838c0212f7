package io.bellwether.watch.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one look changes in the lives of conditions.
 *
 * @param kept rows to store: seen for the first time, seen again, or not to be judged
 * @param begun of these, the ones that begin now
 * @param over conditions that begun and are over now
 * @param forgotten conditions that went before they had begun
 */
public record Changes(
        List<WatchedCondition> kept,
        List<WatchedCondition> begun,
        List<WatchedCondition> over,
        List<WatchedCondition> forgotten) {
    public Changes {
        kept = List.copyOf(kept);
        begun = List.copyOf(begun);
        over = List.copyOf(over);
        forgotten = List.copyOf(forgotten);
    }

    /**
     * Compares what is stored with what is found. A condition begins when it was seen for long enough without a break,
     * and is over when it was away for long enough; where the watch cannot see, nothing begins and nothing ends.
     */
    public static Changes of(
            List<WatchedCondition> stored, List<Condition> found, Observation sight, Thresholds thresholds) {
        Map<String, Condition> present = found.stream()
                .collect(Collectors.toMap(Condition::key, Function.identity(), (a, b) -> a, TreeMap::new));
        List<WatchedCondition> kept = new ArrayList<>();
        List<WatchedCondition> begun = new ArrayList<>();
        List<WatchedCondition> over = new ArrayList<>();
        List<WatchedCondition> forgotten = new ArrayList<>();
        for (WatchedCondition old : stored) {
            Condition now = present.remove(old.condition().key());
            if (now != null) {
                seen(old, now, sight.at(), thresholds, kept, begun);
            } else if (!sight.shows(old.condition().kind(), old.condition().desk())) {
                kept.add(new WatchedCondition(old.id(), old.condition(), old.firstSeen(), sight.at(), old.begun()));
            } else if (!old.begun()) {
                forgotten.add(old);
            } else if (!sight.at().isBefore(old.lastSeen().plus(thresholds.over()))) {
                over.add(old);
            } else {
                kept.add(old);
            }
        }
        present.values()
                .forEach(fresh -> seen(
                        new WatchedCondition(0, fresh, sight.at(), sight.at(), false),
                        fresh,
                        sight.at(),
                        thresholds,
                        kept,
                        begun));
        return new Changes(kept, begun, over, forgotten);
    }

    private static void seen(
            WatchedCondition old,
            Condition now,
            Instant at,
            Thresholds thresholds,
            List<WatchedCondition> kept,
            List<WatchedCondition> begun) {
        boolean unbroken = !at.isAfter(old.lastSeen().plus(thresholds.longestBreak()));
        Instant first = old.begun() || unbroken ? old.firstSeen() : at;
        boolean lasted = !at.isBefore(first.plus(thresholds.beginsAfter(now.kind())));
        Instant since = old.begun() || old.id() != 0 && unbroken
                ? earlier(old.condition().since(), now.since())
                : now.since();
        Condition told = new Condition(
                now.key(),
                now.kind(),
                since,
                now.desk(),
                now.tradingDate(),
                now.title(),
                now.text(),
                now.link(),
                old.begun() ? old.condition().told() : now.told());
        WatchedCondition next = new WatchedCondition(old.id(), told, first, at, old.begun() || lasted);
        kept.add(next);
        if (!old.begun() && lasted) {
            begun.add(next);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
