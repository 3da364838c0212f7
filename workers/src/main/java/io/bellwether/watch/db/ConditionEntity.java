package io.bellwether.watch.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.WatchedCondition;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** Row of table {@code watch_condition}. */
@Entity
@Table(name = "watch_condition")
@NullUnmarked
class ConditionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String key;
    String kind;
    String severity;
    String deskId;
    LocalDate tradingDate;
    Instant since;
    String title;
    String text;
    String link;
    boolean told;
    Instant firstSeen;
    Instant lastSeen;
    Instant begunAt;
    Instant overAt;

    /** Takes over what is seen; it was never seen earlier than it was, and begins once. */
    ConditionEntity with(WatchedCondition seen) {
        Condition condition = seen.condition();
        key = condition.key();
        kind = condition.kind().name();
        severity = condition.severity().name();
        deskId = condition.desk().map(DeskId::value).orElse(null);
        tradingDate = condition.tradingDate().orElse(null);
        since = condition.since();
        title = condition.title();
        text = condition.text();
        link = condition.link();
        told = condition.told();
        firstSeen = seen.firstSeen();
        if (lastSeen == null || lastSeen.isBefore(seen.lastSeen())) {
            lastSeen = seen.lastSeen();
        }
        Instant begun = begunAt == null ? seen.lastSeen() : begunAt;
        begunAt = seen.begun() ? begun : null;
        return this;
    }

    WatchedCondition toDomain() {
        Condition condition = new Condition(
                key,
                Kind.valueOf(kind),
                since,
                Optional.ofNullable(deskId).map(DeskId::new),
                Optional.ofNullable(tradingDate),
                title,
                text,
                link,
                told);
        return new WatchedCondition(id, condition, firstSeen, lastSeen, begunAt != null);
    }
}
