package io.bellwether.platform.engine;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.Json;
import io.bellwether.platform.LinkProperties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks Operate and Tasklist 8.6 by their v1 interfaces, with the session cookie of a log-in. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v1")
class OperateTasklistV1Queries implements EngineQueries {
    private static final int AT_MOST = 50;

    private final EngineHttp http;
    private final EngineProperties properties;
    private final LinkProperties links;
    private final AtomicReference<String> cookie = new AtomicReference<>("");

    OperateTasklistV1Queries(EngineProperties properties, LinkProperties links) {
        this.http = new EngineHttp(properties);
        this.properties = properties;
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
        if (cookie.get().isEmpty()) {
            logIn();
        }
        EngineHttp.Answer answer = http.post(path, body, r -> r.header("Cookie", cookie.get()));
        if (answer.status() == 401) {
            logIn();
            answer = http.post(path, body, r -> r.header("Cookie", cookie.get()));
        }
        return http.json(path, answer);
    }

    /** Operate takes the log-in as a query; the session is in the cookies it sets. */
    private void logIn() {
        String path = "/api/login?username=%s&password=%s"
                .formatted(encoded(properties.username()), encoded(properties.password()));
        EngineHttp.Answer answer = http.post(path, Map.of(), r -> r);
        if (!answer.ok() || answer.cookies().isEmpty()) {
            throw new TransientFault(
                    "the engine refused the log-in of '%s' with status %d; see bellwether.engine.username"
                            .formatted(properties.username(), answer.status()),
                    null);
        }
        cookie.set(answer.cookies().stream()
                .map(c -> c.substring(0, (c + ";").indexOf(';')))
                .collect(Collectors.joining("; ")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
