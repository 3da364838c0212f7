package io.bellwether.watch.app;

import io.bellwether.decision.app.model.EndingModels;
import io.bellwether.decision.domain.ModelEnd;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.EngineOverview.State;
import io.bellwether.watch.domain.BrokerView;
import io.bellwether.watch.domain.DatabaseView;
import io.bellwether.watch.domain.DatabaseView.Day;
import io.bellwether.watch.domain.Observation;
import io.bellwether.watch.domain.Observed;
import io.bellwether.watch.domain.ProcessView;
import io.bellwether.watch.domain.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at everything: database, gateway, brokers, the engine's search. What does not answer is not seen; nothing
 * is thrown. Asks outside, so never in a transaction.
 */
@Component
class LookAround {
    private static final Logger log = LoggerFactory.getLogger(LookAround.class);
    private static final String STOP = "emergency-stop";
    private static final String RELEASE = "Task_ReleaseEmergencyStop";

    private final DatabaseEye database;
    private final EngineEye engine;
    private final EngineOverview overview;
    private final BrokerEye brokers;
    private final Orders orders;
    private final EndingModels models;
    private final Thresholds thresholds;

    LookAround(
            DatabaseEye database,
            EngineEye engine,
            EngineOverview overview,
            BrokerEye brokers,
            Orders orders,
            EndingModels models,
            Thresholds thresholds) {
        this.database = database;
        this.engine = engine;
        this.overview = overview;
        this.brokers = brokers;
        this.orders = orders;
        this.models = models;
        this.thresholds = thresholds;
    }

    Observation look(Instant now) {
        Map<DeskId, List<TradeOrder>> books = new TreeMap<>(java.util.Comparator.comparing(DeskId::value));
        Observed<DatabaseView> stored = seen("database", () -> readDatabase(now, books));
        Map<DeskId, Observed<BrokerView>> atBrokers = new HashMap<>();
        books.forEach((desk, book) -> atBrokers.put(desk, brokers.look(desk, book, now)));
        Observed<ProcessView> processes = overview.asks()
                ? seen("engine's search", () -> askEngine(now, stored.value(), atBrokers.values()))
                : Observed.unasked();
        return new Observation(now, stored, engine.look(now), processes, atBrokers, endingModels(now, stored));
    }

    private List<ModelEnd> endingModels(Instant now, Observed<DatabaseView> stored) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return stored.value().isEmpty()
                ? List.of()
                : seen("ends of models", () -> models.onDay(today)).value().orElse(List.of());
    }

    /** Only desks with a day by the real clock are compared with their broker: a replayed book has another time. */
    private DatabaseView readDatabase(Instant now, Map<DeskId, List<TradeOrder>> books) {
        DatabaseView view = database.look(now);
        view.days().stream()
                .filter(Day::live)
                .map(Day::desk)
                .distinct()
                .forEach(desk -> books.put(desk, orders.openOrders(desk)));
        List<DatabaseView.Order> open = books.values().stream()
                .flatMap(List::stream)
                .map(order -> new DatabaseView.Order(order.desk(), order.id(), order.tradingDate(), order.timing()))
                .toList();
        return new DatabaseView(view.skew(), view.desks(), view.days(), view.halts(), open, view.mail(), view.data());
    }

    private ProcessView askEngine(
            Instant now, Optional<DatabaseView> stored, Collection<Observed<BrokerView>> atBrokers) {
        List<EngineOverview.Incident> incidents = overview.incidents();
        List<EngineOverview.WaitingTask> listed = overview.userTasks();
        Set<Long> told = told(incidents);
        return new ProcessView(
                incidents.stream()
                        .map(incident -> new ProcessView.Incident(
                                incident.instance(),
                                incident.processId(),
                                incident.elementId(),
                                incident.desk(),
                                incident.message(),
                                incident.since(),
                                incident.link(),
                                told.contains(incident.jobKey())))
                        .toList(),
                endedDays(stored),
                stored.filter(view -> !view.halts().isEmpty()).isEmpty()
                        ? Set.of()
                        : desks(overview.active(STOP).stream().map(EngineOverview.Instance::desk)),
                desks(listed.stream()
                        .filter(task -> task.elementId().equals(RELEASE))
                        .map(EngineOverview.WaitingTask::desk)),
                overview.serviceTasks(now.minus(thresholds.task())).stream()
                        .map(LookAround::task)
                        .toList(),
                overview.carried("orderId", working(atBrokers)),
                unlisted(now, listed));
    }

    /** Of each user task of the diagrams as many as Operate has for a while and Tasklist does not, the newest. */
    private List<ProcessView.Task> unlisted(Instant now, List<EngineOverview.WaitingTask> listed) {
        if (listed.size() >= EngineOverview.MOST) {
            return List.of();
        }
        Map<String, Long> inTasklist = listed.stream()
                .collect(Collectors.groupingBy(EngineOverview.WaitingTask::elementId, Collectors.counting()));
        return overview.userTaskElements(now.minus(thresholds.unreachable())).stream()
                .collect(Collectors.groupingBy(EngineOverview.RunningTask::elementId))
                .entrySet()
                .stream()
                .flatMap(entry -> entry.getValue().stream().skip(inTasklist.getOrDefault(entry.getKey(), 0L)))
                .map(LookAround::task)
                .toList();
    }

    private static ProcessView.Task task(EngineOverview.RunningTask task) {
        return new ProcessView.Task(task.instance(), task.elementId(), task.since(), task.link());
    }

    private Set<Long> told(List<EngineOverview.Incident> incidents) {
        try {
            return database.toldJobs(incidents.stream()
                    .map(EngineOverview.Incident::jobKey)
                    .filter(job -> job != 0)
                    .toList());
        } catch (RuntimeException e) {
            log.debug("who was told of incidents is not known: the database does not answer", e);
            return Set.of();
        }
    }

    private Set<Long> endedDays(Optional<DatabaseView> stored) {
        Set<Long> open = stored.stream()
                .flatMap(view -> view.days().stream())
                .filter(day -> day.live() && !day.over())
                .flatMap(day -> day.instance().stream())
                .collect(Collectors.toSet());
        return overview.states(open).entrySet().stream()
                .filter(entry -> entry.getValue() != State.ACTIVE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> working(Collection<Observed<BrokerView>> atBrokers) {
        List<String> ids = new ArrayList<>();
        atBrokers.forEach(seen -> seen.value().ifPresent(view -> ids.addAll(view.working())));
        return ids;
    }

    private static Set<DeskId> desks(Stream<Optional<DeskId>> found) {
        return found.flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static <T> Observed<T> seen(String what, java.util.function.Supplier<T> look) {
        try {
            return Observed.of(look.get());
        } catch (RuntimeException e) {
            log.debug("the {} cannot be seen", what, e);
            return Observed.not(why(e));
        }
    }

    /** What is at the bottom of a failure, in one line. */
    static String why(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return why.lines().findFirst().orElse(why);
    }
}
