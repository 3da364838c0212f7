package io.bellwether.platform.engine;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The search of a cluster of 8.8 or later, by its v2 interface. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "v2")
class V2Search {
    private static final Map<String, Integer> FIRST_PAGE = Map.of("limit", 100);

    private final EngineHttp http;
    private final V2Credentials credentials;

    V2Search(EngineProperties properties, V2Credentials credentials) {
        this.http = new EngineHttp(properties);
        this.credentials = credentials;
    }

    /** The first hundred that fit, in the order of the field. */
    List<JsonNode> find(String path, Map<String, ?> filter, String sortBy) {
        return items(
                path,
                post(
                        path,
                        Map.of(
                                "filter",
                                filter,
                                "page",
                                FIRST_PAGE,
                                "sort",
                                List.of(Map.of("field", sortBy, "order", "ASC")))));
    }

    /** What the cluster says to a search for everything. */
    EngineHttp.Answer all(String path) {
        return post(path, Map.of("page", FIRST_PAGE));
    }

    /** What is in an answer. */
    List<JsonNode> items(String path, EngineHttp.Answer answer) {
        return http.json(path, answer).path("items").values().stream().toList();
    }

    private EngineHttp.Answer post(String path, Map<String, ?> body) {
        return http.post(path, body, credentials::on);
    }
}
