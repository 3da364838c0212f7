package io.bellwether.platform.engine;

import io.bellwether.kernel.TransientFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Searches in Operate and Tasklist 8.6 with the session cookie of a log-in, which it renews when it has ended. */
final class V1Session {
    private final EngineHttp http;
    private final EngineProperties properties;
    private final AtomicReference<String> cookie = new AtomicReference<>("");

    V1Session(EngineProperties properties) {
        this.http = new EngineHttp(properties);
        this.properties = properties;
    }

    JsonNode search(String path, Map<String, ?> body) {
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
