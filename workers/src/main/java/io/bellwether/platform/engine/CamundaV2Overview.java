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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks a cluster of 8.8 or later by its v2 search interface. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v2")
class CamundaV2Overview implements EngineOverview {
    private final V2Search search;
    private final LinkProperties links;

    CamundaV2Overview(V2Search search, LinkProperties links) {
        this.search = search;
        this.links = links;
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public List<Incident> incidents() {
        List<JsonNode> open = search.find("/v2/incidents/search", Map.of("state", "ACTIVE"), "creationTime");
        Map<Long, DeskId> desks = desksOf(open, "processInstanceKey");
        return open.stream()
                .map(item -> {
                    long instance = key(item, "processInstanceKey");
                    return new Incident(
                            key(item, "incidentKey"),
                            key(item, "jobKey"),
                            instance,
                            text(item, "processDefinitionId"),
                            text(item, "elementId"),
                            Optional.ofNullable(desks.get(instance)),
                            text(item, "errorType"),
                            text(item, "errorMessage"),
                            moment(item, "creationTime"),
                            links.operateInstance(instance));
                })
                .toList();
    }

    @Override
    public Map<Long, State> states(Set<Long> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        List<String> keys = instances.stream().map(String::valueOf).toList();
        return search
                .find("/v2/process-instances/search", Map.of("processInstanceKey", Map.of("$in", keys)), "startDate")
                .stream()
                .filter(item -> EngineFields.state(item).isPresent())
                .collect(Collectors.toMap(
                        item -> key(item, "processInstanceKey"),
                        item -> EngineFields.state(item).orElseThrow()));
    }

    @Override
    public List<Instance> active(String processId) {
        List<JsonNode> found = search.find(
                "/v2/process-instances/search",
                Map.of("processDefinitionId", processId, "state", "ACTIVE"),
                "startDate");
        Map<Long, DeskId> desks = desksOf(found, "processInstanceKey");
        return found.stream()
                .map(item -> {
                    long instance = key(item, "processInstanceKey");
                    return new Instance(
                            instance,
                            Optional.ofNullable(desks.get(instance)),
                            moment(item, "startDate"),
                            links.operateInstance(instance));
                })
                .toList();
    }

    @Override
    public List<WaitingTask> userTasks() {
        List<JsonNode> found = search.find("/v2/user-tasks/search", Map.of("state", "CREATED"), "creationDate");
        Map<Long, DeskId> desks = desksOf(found, "processInstanceKey");
        return found.stream()
                .map(task -> new WaitingTask(
                        text(task, "userTaskKey"),
                        text(task, "elementId"),
                        task.path("name").asString(text(task, "elementId")),
                        Optional.ofNullable(desks.get(key(task, "processInstanceKey"))),
                        links.tasklist() + "/" + text(task, "userTaskKey")))
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
                .flatMap(type -> search
                        .find(
                                "/v2/element-instances/search",
                                Map.of("state", "ACTIVE", "type", type, "hasIncident", false),
                                "startDate")
                        .stream())
                .map(item -> new RunningTask(
                        key(item, "processInstanceKey"),
                        text(item, "elementId"),
                        moment(item, "startDate"),
                        links.operateInstance(key(item, "processInstanceKey"))))
                .filter(task -> task.since().isBefore(startedBefore))
                .toList();
    }

    @Override
    public Set<String> carried(String variable, Collection<String> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        List<String> written = values.stream().map(Json::write).toList();
        List<JsonNode> found =
                search.find("/v2/variables/search", Map.of("name", variable, "value", Map.of("$in", written)), "name");
        Map<Long, State> states = states(
                found.stream().map(item -> key(item, "processInstanceKey")).collect(Collectors.toSet()));
        return found.stream()
                .filter(item -> states.get(key(item, "processInstanceKey")) == State.ACTIVE)
                .map(item -> Json.mapper().readTree(text(item, "value")).asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One search tells which of the instances carry a desk. */
    private Map<Long, DeskId> desksOf(List<JsonNode> items, String keyName) {
        if (items.isEmpty()) {
            return Map.of();
        }
        List<String> instances = items.stream()
                .map(item -> String.valueOf(key(item, keyName)))
                .distinct()
                .toList();
        Map<String, Object> filter = Map.of("name", "deskId", "processInstanceKey", Map.of("$in", instances));
        return search.find("/v2/variables/search", filter, "name").stream()
                .filter(variable -> EngineFields.desk(variable).isPresent())
                .collect(Collectors.toMap(
                        variable -> key(variable, "processInstanceKey"),
                        variable -> EngineFields.desk(variable).orElseThrow(),
                        (first, second) -> first));
    }
}
