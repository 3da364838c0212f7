package io.bellwether.testing.vendors;

import static io.bellwether.testing.vendors.Fields.ARRAY;
import static io.bellwether.testing.vendors.Fields.COUNT;
import static io.bellwether.testing.vendors.Fields.OBJECT;
import static io.bellwether.testing.vendors.Fields.TEXT;
import static io.bellwether.testing.vendors.Fields.TEXT_OR_ARRAY;

import io.bellwether.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Anthropic's Messages in version 2026-10-21 (read 2026-11-20), which refuses temperature, top_p and top_k. */
public final class AnthropicServer extends VendorServer {
    public static final String KEY = "sk-ant-test-7Hc5yT3bL8";

    static final long INPUT = 300;
    static final long CACHE_READ = 500;
    static final long CACHE_WRITTEN = 12;
    static final long OUTPUT = 95;

    private static final Set<String> VERSIONS = Set.of("2026-10-21", "2023-06-01");
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");
    private static final Fields FIELDS = new Fields(
            Map.ofEntries(
                    Map.entry("model", TEXT),
                    Map.entry("max_tokens", COUNT),
                    Map.entry("messages", ARRAY),
                    Map.entry("system", TEXT_OR_ARRAY),
                    Map.entry("tools", ARRAY),
                    Map.entry("tool_choice", OBJECT),
                    Map.entry("output_config", OBJECT),
                    Map.entry("stop_sequences", ARRAY),
                    Map.entry("metadata", OBJECT),
                    Map.entry("thinking", OBJECT),
                    Map.entry("service_tier", TEXT),
                    Map.entry("cache_control", OBJECT)),
            Set.of("model", "max_tokens", "messages"));

    private AnthropicServer() {
        super(KEY);
    }

    /** Starts a server that takes {@link #KEY}. */
    public static AnthropicServer start() {
        AnthropicServer server = new AnthropicServer();
        server.listen();
        return server;
    }

    @Override
    public String baseUrl() {
        return root();
    }

    @Override
    Optional<Refusal> checkHeaders(Asked request) {
        String sent = Optional.ofNullable(request.headers().get("x-api-key"))
                .orElseGet(() ->
                        request.headers().getOrDefault("authorization", "").replaceFirst("^Bearer ", ""));
        if (!sent.equals(key())) {
            return Optional.of(new Refusal(401, "authentication_error", "invalid key " + sent, ""));
        }
        String version = request.headers().getOrDefault("anthropic-version", "");
        return VERSIONS.contains(version)
                ? Optional.empty()
                : invalid("anthropic-version: \"%s\" is not a valid version".formatted(version));
    }

    @Override
    Optional<Refusal> checkBody(String path, JsonNode body) {
        if (!path.equals("/v1/messages")) {
            return Optional.of(new Refusal(404, "not_found_error", "Not Found", ""));
        }
        Optional<Fields.Wrong> wrong = FIELDS.check(body);
        if (wrong.isPresent()) {
            return invalid(wrong.get().field()
                    + switch (wrong.get().how()) {
                        case UNKNOWN -> ": Extra inputs are not permitted";
                        case MISSING -> ": Field required";
                        case TYPE -> ": Input should be of another type";
                    });
        }
        for (JsonNode message : body.get("messages")) {
            boolean role =
                    Set.of("user", "assistant").contains(message.path("role").asString(""));
            if (!role || !TEXT_OR_ARRAY.test(message.path("content"))) {
                return invalid("messages: role must be user or assistant, content text or blocks");
            }
        }
        return body.get("messages").isEmpty()
                ? invalid("messages: at least one message is required")
                : system(body.path("system")).or(() -> output(body.path("output_config")));
    }

    private static Optional<Refusal> system(JsonNode system) {
        for (JsonNode block : system) {
            JsonNode mark = block.path("cache_control");
            boolean known =
                    mark.isMissingNode() || mark.path("type").asString("").equals("ephemeral");
            if (!block.path("type").asString("").equals("text")
                    || !block.path("text").isString()
                    || !known) {
                return invalid("system: Input should be text blocks");
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> output(JsonNode config) {
        JsonNode effort = config.path("effort");
        if (!effort.isMissingNode() && !EFFORTS.contains(effort.asString(""))) {
            return invalid("output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
        }
        JsonNode format = config.path("format");
        if (format.isMissingNode() && !wantsSchema()) {
            return Optional.empty();
        }
        if (!format.path("type").asString("").equals("json_schema")) {
            return invalid("output_config.format: this test wants a json_schema");
        }
        return SchemaCheck.firstProblem(format.path("schema"))
                .flatMap(problem -> invalid("output_config.format.schema: " + problem));
    }

    private static Optional<Refusal> invalid(String message) {
        return Optional.of(new Refusal(400, "invalid_request_error", message, ""));
    }

    @Override
    MockResponse refused(Refusal refusal) {
        return failure(refusal.status(), refusal.type(), refusal.message()).build();
    }

    @Override
    Refusal unsupported(String pointer) {
        return new Refusal(
                400,
                "invalid_request_error",
                pointer.substring(1).replace('/', '.') + ": Extra inputs are not permitted",
                "");
    }

    @Override
    MockResponse models(List<String> listed) {
        return json(Map.of("data", listed.stream().map(AnthropicServer::model).toList(), "has_more", false));
    }

    private static Map<String, Object> model(String listed) {
        String[] parts = listed.split(" until ");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "model");
        model.put("id", parts[0]);
        model.put("display_name", parts[0]);
        model.put("created_at", "2026-09-28T00:00:00Z");
        model.put("retires_at", parts.length > 1 ? parts[1] + "T00:00:00Z" : null);
        return model;
    }

    @Override
    MockResponse answer(JsonNode request, String text) {
        return json(message(request, text, "end_turn", null));
    }

    @Override
    MockResponse ended(JsonNode request, String text, Cut cut) {
        return switch (cut) {
            case LENGTH -> json(message(request, text, "max_tokens", null));
            case REFUSAL ->
                json(message(
                        request, text, "refusal", Map.of("type", "refusal", "category", "cyber", "explanation", text)));
            case FILTER -> error(Trouble.BAD_REQUEST);
        };
    }

    @Override
    MockResponse bare(String text) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(Json.write(Map.of(
                        "invented",
                        Map.of("deep", List.of(1, 2, 3)),
                        "content",
                        List.of(
                                Map.of("type", "weather_report", "wind", 3),
                                Map.of("type", "text", "text", text, "mood", "sunny")))))
                .build();
    }

    @Override
    MockResponse error(Trouble trouble) {
        return switch (trouble) {
            case REQUEST_TIMEOUT ->
                failure(408, "timeout_error", "Request timed out").build();
            case CONFLICT ->
                failure(409, "conflict_error", "The request conflicts with another")
                        .build();
            case RATE_LIMITED, RATE_LIMITED_MILLIS, RATE_LIMITED_LONG, RATE_LIMITED_DATE ->
                limited(failure(429, "rate_limit_error", "This request would exceed your rate limit"), trouble)
                        .build();
            case OUT_OF_CREDIT ->
                failure(402, "billing_error", "Your credit balance is too low").build();
            case KEY_REFUSED ->
                failure(401, "authentication_error", "invalid bearer token " + key())
                        .build();
            case FORBIDDEN ->
                failure(403, "permission_error", "Your key may not use this resource")
                        .build();
            case MODEL_UNKNOWN ->
                failure(404, "not_found_error", "model: not found").build();
            case TOO_LARGE ->
                failure(413, "request_too_large", "Request exceeds the maximum size")
                        .build();
            case UNPROCESSABLE ->
                failure(422, "invalid_request_error", "Unprocessable entity").build();
            case OVERLOADED -> failure(529, "overloaded_error", "Overloaded").build();
            case GATEWAY_TIMEOUT ->
                failure(504, "timeout_error", "Request timed out").build();
            case SERVER_ERROR ->
                failure(500, "api_error", "Internal server error").build();
            default ->
                failure(400, "invalid_request_error", "Bad request with key " + key())
                        .build();
        };
    }

    @Override
    String userText(JsonNode request) {
        StringBuilder text = new StringBuilder();
        request.path("messages").forEach(message -> {
            JsonNode content = message.path("content");
            text.append(content.asString(""));
            content.forEach(block -> text.append(block.path("text").asString("")));
        });
        return text.toString();
    }

    private Map<String, Object> message(
            JsonNode request, String text, String reason, @Nullable Map<String, Object> details) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", INPUT);
        usage.put("output_tokens", OUTPUT);
        usage.put("cache_creation_input_tokens", CACHE_WRITTEN);
        usage.put("cache_read_input_tokens", CACHE_READ);
        usage.put("service_tier", "standard");
        usage.put("server_tool_use", null);
        usage.put("cache_creation", null);
        usage.put("inference_geo", null);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", nextId("msg_"));
        body.put("type", "message");
        body.put("role", "assistant");
        body.put("model", request.get("model").asString() + "-20260929");
        body.put("content", text.isEmpty() ? List.of() : List.of(Map.of("type", "text", "text", text)));
        body.put("stop_reason", reason);
        body.put("stop_sequence", null);
        body.put("stop_details", details);
        body.put("usage", usage);
        return body;
    }

    @Override
    MockResponse.Builder headers(MockResponse.Builder response) {
        return response.setHeader("Content-Type", "application/json").setHeader("request-id", nextId("req_anthropic_"));
    }

    private MockResponse.Builder failure(int status, String type, String message) {
        return headers(new MockResponse.Builder().code(status))
                .body(Json.write(Map.of(
                        "type",
                        "error",
                        "error",
                        Map.of("type", type, "message", message),
                        "request_id",
                        nextId("req_anthropic_"))));
    }
}
