package io.bellwether.watch.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.watch.domain.ProcessView.Incident;
import io.bellwether.watch.domain.ProcessView.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands still on the engine, whichever process it is in and whether or not it belongs to a desk. */
final class ProcessChecks {
    private static final int MESSAGE = 400;

    private final Thresholds thresholds;

    ProcessChecks(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Condition> in(Observation sight) {
        Stream<Condition> search = sight.processes().stream(processes -> Stream.of(
                        incidents(processes.incidents()),
                        stalled(sight.at(), processes.tasks()),
                        unlisted(processes.unlisted()))
                .flatMap(found -> found));
        Stream<Condition> gateway = sight.engine().stream(engine -> unserved(sight.at(), engine));
        return Stream.concat(search, gateway);
    }

    /** Incidents of one element and desk are one trouble, however many instances it stops. */
    private static Stream<Condition> incidents(List<Incident> open) {
        Map<String, List<Incident>> byPlace = open.stream()
                .collect(Collectors.groupingBy(
                        incident -> "%s:%s:%s:%s"
                                .formatted(
                                        isPlaced(incident) ? "incident" : "incident-somewhere",
                                        place(incident.processId()),
                                        place(incident.elementId()),
                                        incident.desk().map(DeskId::value).orElse("")),
                        TreeMap::new,
                        Collectors.toList()));
        return byPlace.entrySet().stream().map(entry -> incident(entry.getKey(), entry.getValue()));
    }

    private static Condition incident(String key, List<Incident> all) {
        Incident first = all.stream().min(Comparator.comparing(Incident::since)).orElseThrow();
        String many = all.size() == 1 ? "" : " (%d instances)".formatted(all.size());
        String what = first.elementId().isEmpty() ? "" : " at '%s'".formatted(first.elementId());
        return new Condition(
                key,
                isPlaced(first) ? Kind.INCIDENT : Kind.INCIDENT_SOMEWHERE,
                first.since(),
                first.desk(),
                Optional.empty(),
                "%s%s stands still%s%s".formatted(place(first.processId()), Words.of(first.desk()), what, many),
                "%s%n%nMend the cause, then retry the incident in Operate: the process goes on from there."
                        .formatted(brief(first.message())),
                first.link(),
                all.stream().allMatch(Incident::told));
    }

    private Stream<Condition> stalled(Instant now, List<Task> tasks) {
        return tasks.stream()
                .filter(task -> !now.isBefore(task.since().plus(thresholds.task())))
                .collect(Collectors.groupingBy(Task::elementId, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> stalled(now, entry.getKey(), entry.getValue()));
    }

    private static Condition stalled(Instant now, String element, List<Task> all) {
        Task first = all.stream().min(Comparator.comparing(Task::since)).orElseThrow();
        return new Condition(
                "task-stalled:" + element,
                Kind.TASK_STALLED,
                first.since(),
                Optional.empty(),
                Optional.empty(),
                "The task '%s' does not get done".formatted(element),
                "It is under way for %s in %d process instance(s), without an incident. Nobody serves its job type (an application of another version?), or what it speaks to does not answer. Look at it in Operate and at the application's log."
                        .formatted(Words.length(java.time.Duration.between(first.since(), now)), all.size()),
                first.link(),
                false);
    }

    private static Stream<Condition> unlisted(List<Task> tasks) {
        return tasks.stream()
                .min(Comparator.comparing(Task::since))
                .map(oldest -> new Condition(
                        "tasks-unlisted",
                        Kind.TASK_UNLISTED,
                        oldest.since(),
                        Optional.empty(),
                        Optional.empty(),
                        "Tasklist does not show %d task(s) that wait for a person".formatted(tasks.size()),
                        "Operate has %s, Tasklist does not: nobody can answer there. Look whether Tasklist runs and what its log says; an order can be approved or refused meanwhile with './bellwether approve'."
                                .formatted(Words.list(tasks.stream()
                                        .map(Task::elementId)
                                        .distinct()
                                        .sorted()
                                        .toList())),
                        oldest.link(),
                        false))
                .stream();
    }

    private static Stream<Condition> unserved(Instant now, EngineView engine) {
        return engine.unserved().isEmpty()
                ? Stream.empty()
                : Stream.of(Condition.of(
                        "job-types-unserved",
                        Kind.JOB_TYPE_UNSERVED,
                        now,
                        "Nobody serves %d job type(s) of the models"
                                .formatted(engine.unserved().size()),
                        "This application has no open worker for: %s. Days stand still at these tasks. Look whether workers are disabled (camunda.client.worker), or restart the application."
                                .formatted(Words.list(engine.unserved()))));
    }

    private static boolean isPlaced(Incident incident) {
        return !incident.processId().isEmpty() && !incident.elementId().isEmpty();
    }

    private static String place(String id) {
        return id.isEmpty() ? "a process" : id;
    }

    private static String brief(String message) {
        String line = message.strip();
        return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "…";
    }
}
