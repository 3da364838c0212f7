package io.bellwether.watch.domain;

import io.bellwether.decision.domain.ModelEnd;
import io.bellwether.kernel.DeskId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the desk stands on: database, engine, brokers, clocks, mail. */
final class SurroundingChecks {
    private final Thresholds thresholds;

    SurroundingChecks(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Condition> in(Observation sight) {
        Instant now = sight.at();
        return Stream.of(
                        missing(sight.database(), why -> Conditions.databaseUnreachable(now, why)),
                        missing(
                                sight.engine(),
                                why -> Condition.of(
                                        "engine-unreachable",
                                        Kind.ENGINE_UNREACHABLE,
                                        now,
                                        "The engine cannot be reached",
                                        "%s. No session starts and no order moves until it is back; stops at the broker work. Look whether the Camunda broker runs and its disk has more than 2 GB free."
                                                .formatted(sentence(why)))),
                        missing(
                                sight.processes(),
                                why -> Condition.of(
                                        "search-unreachable",
                                        Kind.SEARCH_UNREACHABLE,
                                        now,
                                        "The engine's search cannot be reached",
                                        "%s. Days run, but incidents and tasks cannot be seen, and nobody can approve or release anything. Look whether Operate and Tasklist run."
                                                .formatted(sentence(why)))),
                        brokers(sight),
                        sight.database().stream(view -> skew(now, "the database", view.skew()).stream()),
                        sight.engine().stream(view -> skew(now, "the engine", view.skew()).stream()),
                        sight.database().stream(view -> mail(now, view.mail()).stream()),
                        sight.endingModels().stream().map(end -> modelEnds(now, end)))
                .flatMap(found -> found);
    }

    private static Stream<Condition> missing(
            Observed<?> seen, java.util.function.Function<String, Condition> condition) {
        return seen.isMissing() ? Stream.of(condition.apply(seen.why())) : Stream.empty();
    }

    private static Stream<Condition> brokers(Observation sight) {
        return sight.brokers().entrySet().stream()
                .flatMap(entry -> entry.getValue().isMissing()
                        ? Stream.of(Condition.of(
                                "broker-unreachable:" + entry.getKey(),
                                Kind.BROKER_UNREACHABLE,
                                sight.at(),
                                entry.getKey(),
                                "The broker cannot be asked",
                                "%s. No order can be sent or cancelled, and nobody knows what was executed. Look at the broker's status page; the desk goes on by itself."
                                        .formatted(sentence(entry.getValue().why())),
                                ""))
                        : Stream.empty());
    }

    private Optional<Condition> skew(Instant now, String whose, Optional<Duration> skew) {
        return skew.filter(found -> found.abs().compareTo(thresholds.skew()) > 0)
                .map(found -> Condition.of(
                        "clock-skew:" + whose.substring("the ".length()),
                        Kind.CLOCK_SKEW,
                        now,
                        "The clocks differ",
                        "The clock of %s is %s %s ours, more than %s. Sessions start, and orders end, at the wrong time. Set the machines' clocks by NTP."
                                .formatted(
                                        whose,
                                        Words.length(found),
                                        found.isNegative() ? "behind" : "ahead of",
                                        Words.length(thresholds.skew()))));
    }

    private Optional<Condition> mail(Instant now, DatabaseView.Mail mail) {
        return mail.oldest()
                .filter(oldest -> !now.isBefore(oldest.plus(thresholds.mail())))
                .map(oldest -> Condition.of(
                        "mail-not-sent",
                        Kind.MAIL_NOT_SENT,
                        oldest,
                        "Mail does not leave",
                        "%d mail(s) wait, the oldest since %s.%s They are kept and sent when the server takes them. Look at spring.mail and the mail server."
                                .formatted(
                                        mail.waiting(),
                                        Words.at(oldest),
                                        mail.error().isEmpty() ? "" : " The server said: " + mail.error() + ".")));
    }

    private static Condition modelEnds(Instant now, ModelEnd end) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Instant told = end.toldFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Condition.of(
                "model-ends:%s:%s".formatted(end.advisor(), end.model()),
                Kind.MODEL_ENDS,
                told.isAfter(now) ? now : told,
                "The model of advisor %s %s on %s"
                        .formatted(end.advisor(), end.isOver(today) ? "ended" : "ends", end.ends()),
                "%s It is asked by %s. After that day sessions are decided by the desk's next advisor."
                        .formatted(
                                end.remedy(today),
                                end.desks().stream().map(DeskId::value).collect(Collectors.joining(", "))));
    }

    static String sentence(String why) {
        return why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    }
}
