package io.bellwether.watch.app;

import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Conditions;
import io.bellwether.watch.domain.Report;
import io.bellwether.watch.domain.Watched;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this replica knows while the database cannot be asked. */
final class Memory {
    private List<Condition> standing = List.of();
    private @Nullable Instant looked;
    private @Nullable Instant lost;
    private String why = "no answer";

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
    }

    synchronized Optional<Instant> lookedAt() {
        return Optional.ofNullable(looked);
    }

    /** The absence that has just ended, as a row that is still to be stored. */
    synchronized Optional<Watched> databaseAway(Instant now) {
        return Optional.ofNullable(lost)
                .map(since -> since.isAfter(now) ? now : since)
                .map(since -> new Watched(0, condition(since), since, now, false));
    }

    /** That the database is away, the last list that is known, and what else was found meanwhile. */
    synchronized List<Condition> withoutDatabase(Instant now, List<Condition> found) {
        Map<String, Condition> all = new LinkedHashMap<>();
        Condition away = condition(lost == null ? now : lost);
        all.put(away.key(), away);
        Stream.concat(standing.stream(), found.stream())
                .forEach(condition -> all.putIfAbsent(condition.key(), condition));
        return List.copyOf(all.values());
    }

    private Condition condition(Instant since) {
        return Conditions.databaseUnreachable(since, why);
    }
}
