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

/** Asks a cluster of 8.8 or later by its v2 search interface. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v2")
class CamundaV2Queries implements EngineQueries {
    private final V2Search search;
    private final LinkProperties links;

    CamundaV2Queries(V2Search search, LinkProperties links) {
        this.search = search;
        this.links = links;
    }

    @Override
    public List<OpenTask> openTasks(DeskId desk) {
        Map<String, Object> filter = Map.of(
                "state",
                "CREATED",
                "processInstanceVariables",
                List.of(Map.of("name", "deskId", "value", Json.write(desk.value()))));
        return search.find("/v2/user-tasks/search", filter, "creationDate").stream()
                .map(task -> new OpenTask(
                        task.path("userTaskKey").asString(""),
                        task.path("name").asString(task.path("elementId").asString("")),
                        task.path("assignee").asString(""),
                        links.tasklist() + "/" + task.path("userTaskKey").asString("")))
                .toList();
    }

    @Override
    public List<OpenIncident> incidents(DeskId desk) {
        List<JsonNode> open = search.find("/v2/incidents/search", Map.of("state", "ACTIVE"), "creationTime");
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> ours = instancesOf(desk, open);
        return open.stream()
                .filter(item -> ours.contains(item.path("processInstanceKey").asString("")))
                .map(item -> new OpenIncident(
                        item.path("incidentKey").asString(""),
                        item.path("errorType").asString(""),
                        item.path("errorMessage").asString(""),
                        links.operateInstance(item.path("processInstanceKey").asLong(0))))
                .toList();
    }

    @Override
    public Optional<CompletedTask> completedTask(long processInstanceKey, String elementId) {
        Map<String, Object> filter = Map.of(
                "state", "COMPLETED", "processInstanceKey", String.valueOf(processInstanceKey), "elementId", elementId);
        List<JsonNode> tasks = search.find("/v2/user-tasks/search", filter, "completionDate");
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompletedTask(
                        tasks.getLast().path("userTaskKey").asString(""),
                        tasks.getLast().path("assignee").asString("")));
    }

    /** With OpenID Connect the groups come with the token and the search is refused: then they are not the engine's. */
    @Override
    public Groups groups() {
        EngineHttp.Answer answer = search.all("/v2/groups/search");
        if (answer.status() == 403 || answer.status() == 404) {
            return Groups.NONE;
        }
        return new Groups(
                true,
                search.items("/v2/groups/search", answer).stream()
                        .map(group -> group.path("groupId").asString(""))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> finishedSteps(long processInstanceKey) {
        Map<String, Object> filter =
                Map.of("processInstanceKey", String.valueOf(processInstanceKey), "state", "COMPLETED");
        return search.find("/v2/element-instances/search", filter, "startDate").stream()
                .map(step -> step.path("elementId").asString(""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Incidents know no variables: one search tells which of their instances carry the desk. */
    private Set<String> instancesOf(DeskId desk, List<JsonNode> incidents) {
        List<String> instances = incidents.stream()
                .map(item -> item.path("processInstanceKey").asString(""))
                .distinct()
                .toList();
        Map<String, Object> filter = Map.of(
                "name", "deskId",
                "value", Json.write(desk.value()),
                "processInstanceKey", Map.of("$in", instances));
        return search.find("/v2/variables/search", filter, "name").stream()
                .map(variable -> variable.path("processInstanceKey").asString(""))
                .collect(Collectors.toSet());
    }
}
