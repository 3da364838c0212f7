package io.bellwether.platform.engine;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.Json;
import io.bellwether.platform.LinkProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks Operate and Tasklist 8.6 by their v1 interfaces, with the session cookie of a log-in. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v1")
class OperateTasklistV1Queries implements EngineQueries {
    private static final int AT_MOST = 50;

    private final V1Session session;
    private final LinkProperties links;

    OperateTasklistV1Queries(EngineProperties properties, LinkProperties links) {
        this.session = new V1Session(properties);
        this.links = links;
    }

    /** Open tasks are few: filtering them here is some ten times faster than letting Tasklist search by a variable. */
    @Override
    public List<OpenTask> openTasks(DeskId desk) {
        JsonNode tasks = search(
                "/v1/tasks/search",
                Map.of(
                        "state",
                        "CREATED",
                        "pageSize",
                        AT_MOST,
                        "sort",
                        List.of(Map.of("field", "creationTime", "order", "ASC")),
                        "includeVariables",
                        List.of(Map.of("name", "deskId"))));
        return tasks.values().stream()
                .filter(task -> isOf(desk, task.path("variables")))
                .map(task -> new OpenTask(
                        task.path("id").asString(""),
                        task.path("name").asString(""),
                        task.path("assignee").asString(""),
                        links.tasklist() + "/" + task.path("id").asString("")))
                .toList();
    }

    /** Incidents know no variables: the desk of each is looked up by its process instance. */
    @Override
    public List<OpenIncident> incidents(DeskId desk) {
        JsonNode incidents = search(
                "/v1/incidents/search",
                Map.of(
                        "filter",
                        Map.of("state", "ACTIVE"),
                        "size",
                        AT_MOST,
                        "sort",
                        List.of(Map.of("field", "creationTime", "order", "ASC"))));
        List<JsonNode> items = incidents.path("items").values().stream().toList();
        Map<Long, Boolean> ours = items.stream()
                .map(item -> item.path("processInstanceKey").asLong(0))
                .distinct()
                .collect(Collectors.toMap(key -> key, key -> belongsTo(desk, key)));
        return items.stream()
                .filter(item ->
                        ours.getOrDefault(item.path("processInstanceKey").asLong(0), false))
                .map(item -> new OpenIncident(
                        item.path("key").asString(""),
                        item.path("type").asString(""),
                        item.path("message").asString(""),
                        links.operateInstance(item.path("processInstanceKey").asLong(0))))
                .toList();
    }

    /** Tasklist wants the assignee to complete a task, so that the last assignee is who did. */
    @Override
    public Optional<CompletedTask> completedTask(long processInstanceKey, String elementId) {
        JsonNode tasks = search(
                "/v1/tasks/search",
                Map.of(
                        "state",
                        "COMPLETED",
                        "processInstanceKey",
                        String.valueOf(processInstanceKey),
                        "taskDefinitionId",
                        elementId,
                        "pageSize",
                        1,
                        "sort",
                        List.of(Map.of("field", "completionTime", "order", "DESC"))));
        return tasks.values().stream()
                .findFirst()
                .map(task -> new CompletedTask(
                        task.path("id").asString(""), task.path("assignee").asString("")));
    }

    /** Operate and Tasklist 8.6 have groups only with Identity, which this log-in does without. */
    @Override
    public Groups groups() {
        return Groups.NONE;
    }

    @Override
    public Set<String> finishedSteps(long processInstanceKey) {
        JsonNode found = search(
                "/v1/flownode-instances/search",
                Map.of(
                        "filter",
                        Map.of("processInstanceKey", processInstanceKey, "state", "COMPLETED"),
                        "size",
                        AT_MOST));
        return found.path("items").values().stream()
                .map(step -> step.path("flowNodeId").asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean belongsTo(DeskId desk, long processInstanceKey) {
        JsonNode found = search(
                "/v1/variables/search",
                Map.of("filter", Map.of("processInstanceKey", processInstanceKey, "name", "deskId"), "size", AT_MOST));
        return isOf(desk, found.path("items"));
    }

    private static boolean isOf(DeskId desk, JsonNode variables) {
        return variables.values().stream()
                .anyMatch(v -> Json.write(desk.value()).equals(v.path("value").asString("")));
    }

    private JsonNode search(String path, Map<String, ?> body) {
        return session.search(path, body);
    }
}
