package io.bellwether.platform.engine;

import static io.bellwether.platform.engine.EngineFields.key;
import static io.bellwether.platform.engine.EngineFields.moment;
import static io.bellwether.platform.engine.EngineFields.text;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineOverview;
import io.bellwether.platform.Json;
import io.bellwether.platform.LinkProperties;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks Operate and Tasklist 8.6. Their filters take one value per field, so that what belongs to an instance is looked
 * up instance by instance; incidents and open days are few.
 */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v1")
class OperateTasklistV1Overview implements EngineOverview {

    private final V1Session session;
    private final LinkProperties links;

    OperateTasklistV1Overview(EngineProperties properties, LinkProperties links) {
        this.session = new V1Session(properties);
        this.links = links;
    }

    @Override
    public boolean asks() {
        return true;
    }

    /**
     * An incident is PENDING until Operate's importer has seen all of it, and stays ACTIVE for seconds after it was
     * resolved: those of instances that have ended are left out.
     */
    @Override
    public List<Incident> incidents() {
        List<JsonNode> open = Stream.of("ACTIVE", "PENDING")
                .flatMap(state -> items("/v1/incidents/search", Map.of("state", state), "creationTime"))
                .toList();
        Map<Long, Optional<JsonNode>> instances = ofEach(open, this::instance);
        Map<Long, Optional<DeskId>> desks = ofEach(open, this::deskOf);
        Map<Long, String> elements = new HashMap<>();
        instances.keySet().forEach(instance -> elements.putAll(stoppedElements(instance)));
        return open.stream()
                .filter(item -> instances
                        .getOrDefault(key(item, "processInstanceKey"), Optional.empty())
                        .flatMap(EngineFields::state)
                        .filter(state -> state != State.ACTIVE)
                        .isEmpty())
                .map(item -> {
                    long instance = key(item, "processInstanceKey");
                    return new Incident(
                            key(item, "key"),
                            key(item, "jobKey"),
                            instance,
                            instances
                                    .getOrDefault(instance, Optional.empty())
                                    .map(found -> text(found, "bpmnProcessId"))
                                    .orElse(""),
                            elements.getOrDefault(key(item, "key"), ""),
                            desks.getOrDefault(instance, Optional.empty()),
                            text(item, "type"),
                            text(item, "message"),
                            moment(item, "creationTime"),
                            links.operateInstance(instance));
                })
                .sorted(Comparator.comparing(Incident::since).thenComparing(Incident::key))
                .limit(MOST)
                .toList();
    }

    @Override
    public Map<Long, State> states(Set<Long> instances) {
        Map<Long, State> states = new TreeMap<>();
        for (long instance : instances) {
            instance(instance).flatMap(EngineFields::state).ifPresent(state -> states.put(instance, state));
        }
        return states;
    }

    @Override
    public List<Instance> active(String processId) {
        return items("/v1/process-instances/search", Map.of("bpmnProcessId", processId, "state", "ACTIVE"), "startDate")
                .map(item -> new Instance(
                        key(item, "key"),
                        deskOf(key(item, "key")),
                        moment(item, "startDate"),
                        links.operateInstance(key(item, "key"))))
                .toList();
    }

    @Override
    public List<WaitingTask> userTasks() {
        JsonNode tasks = session.search(
                "/v1/tasks/search",
                Map.of(
                        "state",
                        "CREATED",
                        "pageSize",
                        MOST,
                        "sort",
                        List.of(Map.of("field", "creationTime", "order", "ASC")),
                        "includeVariables",
                        List.of(Map.of("name", "deskId"))));
        return tasks.values().stream()
                .map(task -> new WaitingTask(
                        text(task, "id"),
                        text(task, "taskDefinitionId"),
                        text(task, "name"),
                        task.path("variables").values().stream()
                                .filter(variable -> text(variable, "name").equals("deskId"))
                                .findFirst()
                                .flatMap(EngineFields::desk),
                        links.tasklist() + "/" + text(task, "id")))
                .toList();
    }

    @Override
    public List<RunningTask> serviceTasks(Instant startedBefore) {
        return elements(startedBefore, "SERVICE_TASK", "SEND_TASK");
    }

    @Override
    public List<RunningTask> userTaskElements(Instant startedBefore) {
        return elements(startedBefore, "USER_TASK");
    }

    private List<RunningTask> elements(Instant startedBefore, String... types) {
        return Stream.of(types)
                .flatMap(type -> items(
                        "/v1/flownode-instances/search",
                        Map.of("state", "ACTIVE", "type", type, "incident", false),
                        "startDate"))
                .map(item -> new RunningTask(
                        key(item, "processInstanceKey"),
                        text(item, "flowNodeId"),
                        moment(item, "startDate"),
                        links.operateInstance(key(item, "processInstanceKey"))))
                .filter(task -> task.since().isBefore(startedBefore))
                .toList();
    }

    @Override
    public Set<String> carried(String variable, Collection<String> values) {
        return values.stream()
                .filter(value -> {
                    Set<Long> instances = items(
                                    "/v1/variables/search",
                                    Map.of("name", variable, "value", Json.write(value)),
                                    "name")
                            .map(item -> key(item, "processInstanceKey"))
                            .collect(Collectors.toSet());
                    return states(instances).containsValue(State.ACTIVE);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private <T> Map<Long, T> ofEach(List<JsonNode> incidents, Function<Long, T> lookUp) {
        return incidents.stream()
                .map(item -> key(item, "processInstanceKey"))
                .distinct()
                .collect(Collectors.toMap(instance -> instance, lookUp));
    }

    private Optional<JsonNode> instance(long instance) {
        return items("/v1/process-instances/search", Map.of("key", instance), "startDate")
                .findFirst();
    }

    private Optional<DeskId> deskOf(long instance) {
        return items("/v1/variables/search", Map.of("processInstanceKey", instance, "name", "deskId"), "name")
                .findFirst()
                .flatMap(EngineFields::desk);
    }

    /** Element ids by the key of their incident; the flag {@code incident} of an element is set later than the key. */
    private Map<Long, String> stoppedElements(long instance) {
        return items(
                        "/v1/flownode-instances/search",
                        Map.of("processInstanceKey", instance, "state", "ACTIVE"),
                        "startDate")
                .filter(item -> key(item, "incidentKey") != 0)
                .collect(Collectors.toMap(
                        item -> key(item, "incidentKey"), item -> text(item, "flowNodeId"), (first, second) -> second));
    }

    private Stream<JsonNode> items(String path, Map<String, ?> filter, String sortBy) {
        JsonNode found = session.search(
                path, Map.of("filter", filter, "size", MOST, "sort", List.of(Map.of("field", sortBy, "order", "ASC"))));
        return found.path("items").values().stream();
    }
}
