package io.bellwether.testing;

import io.bellwether.platform.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The engine's REST interfaces as a person's tools use them: Operate and Tasklist v1 to find things, the engine's v2 to
 * complete a user task.
 */
public final class EngineRest {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Await.PATIENCE)
            .build();
    private static boolean loggedIn;

    private EngineRest() {}

    /** A user task that waits. */
    public record UserTask(long key, String name) {}

    /** An open incident. */
    public record Incident(long key, long jobKey, String message) {}

    /** Tasks that wait for a person and carry the desk's id. */
    public static List<UserTask> openTasks(String deskId) {
        JsonNode tasks = post(
                webapps() + "/v1/tasks/search",
                Map.of(
                        "state",
                        "CREATED",
                        "pageSize",
                        200,
                        "taskVariables",
                        List.of(Map.of("name", "deskId", "value", "\"" + deskId + "\"", "operator", "eq"))));
        List<UserTask> found = new ArrayList<>();
        for (JsonNode task : tasks) {
            found.add(new UserTask(
                    Long.parseLong(task.path("id").asString()),
                    task.path("name").asString()));
        }
        return found;
    }

    /** Whether the only open task is the release of an emergency stop. */
    public static boolean onlyRelease(List<UserTask> tasks) {
        return tasks.size() == 1 && tasks.getFirst().name().startsWith("Release");
    }

    /** Open incidents of all instances that carry the desk's id. */
    public static List<Incident> incidents(String deskId) {
        Set<Long> instances = new TreeSet<>();
        JsonNode variables = post(
                webapps() + "/v1/variables/search",
                Map.of("filter", Map.of("name", "deskId", "value", "\"" + deskId + "\""), "size", 200));
        for (JsonNode variable : variables.path("items")) {
            instances.add(variable.path("processInstanceKey").asLong());
        }
        List<Incident> incidents = new ArrayList<>();
        for (long instance : instances) {
            JsonNode found = post(
                    webapps() + "/v1/incidents/search",
                    Map.of("filter", Map.of("processInstanceKey", instance), "size", 50));
            for (JsonNode item : found.path("items")) {
                if (!item.path("state").asString("").equals("RESOLVED")) {
                    incidents.add(new Incident(
                            item.path("key").asLong(),
                            item.path("jobKey").asLong(),
                            item.path("message").asString("")));
                }
            }
        }
        return incidents;
    }

    /** Completes a user task through the engine's own interface. */
    public static void complete(long userTaskKey, Map<String, Object> variables) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(TestStack.endpoint("CAMUNDA_CLIENT_REST_ADDRESS")
                                + "/v2/user-tasks/" + userTaskKey + "/completion"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("variables", variables))))
                        .build());
        if (response.statusCode() != 204) {
            throw new AssertionError(
                    "completing task " + userTaskKey + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** Takes a user task and completes it as the logged-in person does in Tasklist. */
    public static void completeInTasklist(long userTaskKey, Map<String, Object> variables) {
        logIn();
        patch("/v1/tasks/" + userTaskKey + "/assign", Map.of("assignee", "demo", "allowOverrideAssignment", true));
        List<Map<String, String>> values = new ArrayList<>();
        variables.forEach((name, value) -> values.add(Map.of("name", name, "value", Json.write(value))));
        patch("/v1/tasks/" + userTaskKey + "/complete", Map.of("variables", values));
    }

    private static void patch(String path, Map<String, Object> body) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(webapps() + path))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
    }

    private static String webapps() {
        return TestStack.endpoint("BELLWETHER_ENGINE_WEBAPPS_URL");
    }

    private static JsonNode post(String url, Map<String, Object> body) {
        logIn();
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build());
        if (response.statusCode() != 200) {
            throw new AssertionError(url + ": " + response.statusCode() + " " + response.body());
        }
        return Json.mapper().readTree(response.body());
    }

    private static synchronized void logIn() {
        if (!loggedIn) {
            send(HttpRequest.newBuilder(URI.create(webapps() + "/api/login?username=demo&password=demo"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build());
            loggedIn = true;
        }
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
