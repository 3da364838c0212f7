package io.bellwether.watch.app;

import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Conditions;
import io.bellwether.watch.domain.Report;
import io.bellwether.watch.domain.WatchedCondition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this replica knows while the database cannot be asked. */
final class Memory {
    private static final String NO_ANSWER = "no answer";

    private List<Condition> standing = List.of();
    private @Nullable Instant looked;
    private @Nullable Instant lost;
    private @Nullable Instant silent;
    private String why = NO_ANSWER;

    synchronized void databaseIsAway(Instant at, String reason) {
        if (lost == null) {
            lost = at;
        }
        looked = at;
        why = reason.isEmpty() ? why : reason;
    }

    synchronized void databaseIsThere(Report report) {
        standing = report.conditions();
        looked = report.at();
        lost = null;
        databaseAnswers();
    }

    /** Somebody asked between two looks and had no answer; that alone is no absence to store. */
    synchronized void databaseIsSilent(Instant at, String reason) {
        if (silent == null) {
            silent = at;
        }
        why = reason;
    }

    synchronized void databaseAnswers() {
        silent = null;
        if (lost == null) {
            why = NO_ANSWER;
        }
    }

    synchronized Optional<Instant> lookedAt() {
        return Optional.ofNullable(looked);
    }

    /** The absence that has just ended, as a row that is still to be stored. */
    synchronized Optional<WatchedCondition> databaseAway(Instant now) {
        return Optional.ofNullable(lost)
                .map(since -> since.isAfter(now) ? now : since)
                .map(since -> new WatchedCondition(0, condition(since), since, now, false));
    }

    /** That the database is away, the last list that is known, and what else was found meanwhile. */
    synchronized List<Condition> withoutDatabase(Instant now, List<Condition> found) {
        Map<String, Condition> all = new LinkedHashMap<>();
        Instant first = silent == null ? now : silent;
        Condition away = condition(lost == null ? first : lost);
        all.put(away.key(), away);
        Stream.concat(standing.stream(), found.stream())
                .forEach(condition -> all.putIfAbsent(condition.key(), condition));
        return List.copyOf(all.values());
    }

    private Condition condition(Instant since) {
        return Conditions.databaseUnreachable(since, why);
    }
}
