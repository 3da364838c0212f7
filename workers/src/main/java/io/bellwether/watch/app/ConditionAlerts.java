package io.bellwether.watch.app;

import io.bellwether.kernel.Counted;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.LinkProperties;
import io.bellwether.watch.domain.Condition;
import io.bellwether.watch.domain.Kind;
import io.bellwether.watch.domain.Severity;
import io.bellwether.watch.domain.WatchedCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells people that conditions begin and that they are over: one alert each, keyed by the condition's row; when many
 * begin or end in one look, one alert for all of them.
 */
@Component
class ConditionAlerts {
    private static final int ONE_BY_ONE = 5;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US);

    private final Alerts alerts;
    private final LinkProperties links;

    ConditionAlerts(Alerts alerts, LinkProperties links) {
        this.alerts = alerts;
        this.links = links;
    }

    void begun(List<WatchedCondition> rows) {
        List<WatchedCondition> untold =
                rows.stream().filter(row -> !row.condition().told()).toList();
        if (untold.size() > ONE_BY_ONE) {
            alerts.raise(many(untold, "begun", severity(untold), "%d troubles began"));
        } else {
            untold.forEach(row -> alerts.raise(alert(
                    row,
                    "begun",
                    severity(List.of(row)),
                    row.condition().kind().name(),
                    row.condition().title(),
                    row.condition().text())));
        }
    }

    void over(List<WatchedCondition> rows, Instant at) {
        if (rows.size() > ONE_BY_ONE) {
            alerts.raise(many(rows, "over", Alerts.Severity.INFO, "%d troubles are over"));
        } else {
            rows.forEach(row -> alerts.raise(alert(
                    row,
                    "over",
                    Alerts.Severity.INFO,
                    "WATCH_OVER",
                    "Over: " + row.condition().title(),
                    ended(row.condition(), at))));
        }
    }

    private static Alert alert(
            WatchedCondition row, String what, Alerts.Severity severity, String kind, String title, String text) {
        Condition condition = row.condition();
        return new Alert(
                "watch:%d:%s".formatted(row.id(), what),
                condition.desk(),
                condition.tradingDate(),
                severity,
                kind,
                title,
                text,
                condition.link());
    }

    private Alert many(List<WatchedCondition> rows, String what, Alerts.Severity severity, String title) {
        String lines = rows.stream()
                .map(row -> "- %s%s"
                        .formatted(
                                row.condition().desk().map(desk -> desk + ": ").orElse(""),
                                row.condition().title()))
                .collect(Collectors.joining(System.lineSeparator()));
        Optional<DeskId> desk = rows.getFirst().condition().desk();
        boolean oneDesk = rows.stream().allMatch(row -> row.condition().desk().equals(desk));
        return new Alert(
                "watch:%d-%d:%s".formatted(rows.getFirst().id(), rows.getLast().id(), what),
                oneDesk ? desk : Optional.empty(),
                Optional.empty(),
                severity,
                "WATCH_MANY",
                title.formatted(rows.size()),
                "%s%n%nWhat to do about each: ./bellwether health".formatted(lines),
                links.dashboard());
    }

    private static Alerts.Severity severity(List<WatchedCondition> rows) {
        return rows.stream().anyMatch(row -> row.condition().severity() == Severity.CRITICAL)
                ? Alerts.Severity.CRITICAL
                : Alerts.Severity.WARNING;
    }

    private static String ended(Condition condition, Instant at) {
        String how = condition.kind() == Kind.DAY_NOT_OPEN
                ? "%n%nEither the day was opened, or its date has passed.".formatted()
                : "";
        return "It lasted from %s to %s New York, %s.%s"
                .formatted(
                        moment(condition.since()),
                        moment(at),
                        Counted.of(Duration.between(condition.since(), at).toMinutes(), "minute"),
                        how);
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(ExchangeCalendar.ZONE));
    }
}
