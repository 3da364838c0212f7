package io.bellwether.sandbox.drill;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The engine as a person uses it: Tasklist to find a task, Operate to find an incident, and the engine to act. */
final class Engine {
    private static final Pattern TASK = Pattern.compile("\"id\"\\s*:\\s*\"(\\d+)\"");
    private static final Pattern INCIDENT =
            Pattern.compile("\"key\"\\s*:\\s*(\\d+)[^{}]*?\"jobKey\"\\s*:\\s*(\\d+)", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String rest;
    private final String webapps;

    Engine(Map<String, String> endpoints) {
        rest = Objects.requireNonNull(endpoints.get("CAMUNDA_CLIENT_REST_ADDRESS"));
        webapps = Objects.requireNonNull(endpoints.get("BELLWETHER_ENGINE_WEBAPPS_URL"));
    }

    /** Keys of the tasks of the desk with this id in the diagram that wait for a person, as Tasklist lists them. */
    List<String> tasks(String elementId, String desk) throws IOException, InterruptedException {
        String body = search("/v1/tasks/search", """
                {"state":"CREATED","taskDefinitionId":"%s","pageSize":50,
                 "taskVariables":[{"name":"deskId","value":"\\"%s\\"","operator":"eq"}]}""".formatted(elementId, desk));
        return TASK.matcher(body).results().map(found -> found.group(1)).toList();
    }

    /** Completes a task; false when it is gone. */
    boolean complete(String task, String variables) throws IOException, InterruptedException {
        return act("POST", "/v2/user-tasks/" + task + "/completion", "{\"variables\":" + variables + "}");
    }

    /** Cancels a process instance, as somebody may do in Operate. */
    boolean cancel(String instance) throws IOException, InterruptedException {
        return act("POST", "/v2/process-instances/" + instance + "/cancellation", "{}");
    }

    /** Gives every failed job of an open incident new tries and resolves it; returns how many. */
    int resolveIncidents() throws IOException, InterruptedException {
        String body = search("/v1/incidents/search", "{\"filter\":{\"state\":\"ACTIVE\"},\"size\":50}");
        int resolved = 0;
        for (MatchResult found : INCIDENT.matcher(body).results().toList()) {
            act("PATCH", "/v2/jobs/" + found.group(2), "{\"changeset\":{\"retries\":3}}");
            if (act("POST", "/v2/incidents/" + found.group(1) + "/resolution", "{}")) {
                resolved++;
            }
        }
        return resolved;
    }

    private boolean act(String method, String path, String body) throws IOException, InterruptedException {
        int status = send(rest + path, method, body).statusCode();
        return status >= 200 && status < 300;
    }

    private String search(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(webapps + path, "POST", body);
        if (answer.statusCode() == 401) {
            send(webapps + "/api/login?username=demo&password=demo", "POST", "{}");
            answer = send(webapps + path, "POST", body);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String url, String method, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
