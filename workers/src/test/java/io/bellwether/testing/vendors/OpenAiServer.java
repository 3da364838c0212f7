package io.bellwether.testing.vendors;

import static io.bellwether.testing.vendors.Fields.ARRAY;
import static io.bellwether.testing.vendors.Fields.BOOLEAN;
import static io.bellwether.testing.vendors.Fields.COUNT;
import static io.bellwether.testing.vendors.Fields.NUMBER;
import static io.bellwether.testing.vendors.Fields.OBJECT;
import static io.bellwether.testing.vendors.Fields.TEXT;
import static io.bellwether.testing.vendors.Fields.TEXT_OR_ARRAY;

import io.bellwether.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's Chat Completions and Responses, after its OpenAPI document 2.3.0 (read 2026-11-20).
 */
public class OpenAiServer extends VendorServer {
    public static final String KEY = "sk-test-openai-4fQ7zR2mX9";

    static final long INPUT = 812;
    static final long CACHED = 512;
    static final long OUTPUT = 95;
    static final long REASONING = 64;

    private static final String CHAT = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";
    private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final Fields CHAT_FIELDS = new Fields(
            Map.ofEntries(
                    Map.entry("model", TEXT),
                    Map.entry("messages", ARRAY),
                    Map.entry("response_format", OBJECT),
                    Map.entry("temperature", NUMBER),
                    Map.entry("top_p", NUMBER),
                    Map.entry("max_completion_tokens", COUNT),
                    Map.entry("max_tokens", COUNT),
                    Map.entry("seed", NUMBER),
                    Map.entry("n", COUNT),
                    Map.entry("store", BOOLEAN),
                    Map.entry("metadata", OBJECT),
                    Map.entry("service_tier", TEXT),
                    Map.entry("reasoning_effort", TEXT),
                    Map.entry("verbosity", TEXT),
                    Map.entry("prompt_cache_key", TEXT),
                    Map.entry("safety_identifier", TEXT)),
            Set.of("model", "messages"));
    private static final Fields RESPONSES_FIELDS = new Fields(
            Map.ofEntries(
                    Map.entry("model", TEXT),
                    Map.entry("input", TEXT_OR_ARRAY),
                    Map.entry("instructions", TEXT),
                    Map.entry("max_output_tokens", COUNT),
                    Map.entry("text", OBJECT),
                    Map.entry("reasoning", OBJECT),
                    Map.entry("store", BOOLEAN),
                    Map.entry("temperature", NUMBER),
                    Map.entry("top_p", NUMBER),
                    Map.entry("metadata", OBJECT),
                    Map.entry("service_tier", TEXT),
                    Map.entry("truncation", TEXT),
                    Map.entry("prompt_cache_key", TEXT),
                    Map.entry("safety_identifier", TEXT)),
            Set.of("model", "input"));
    private static final Fields FORMAT_FIELDS = new Fields(
            Map.of("type", TEXT, "name", TEXT, "strict", BOOLEAN, "schema", OBJECT, "description", TEXT),
            Set.of("name", "schema"));

    OpenAiServer(String key) {
        super(key);
    }

    /** Starts a server that takes {@link #KEY}. */
    public static OpenAiServer start() {
        OpenAiServer server = new OpenAiServer(KEY);
        server.listen();
        return server;
    }

    @Override
    public String baseUrl() {
        return root() + "/v1";
    }

    @Override
    Optional<Refusal> checkHeaders(Asked request) {
        String authorization = request.headers().getOrDefault("authorization", "");
        if (authorization.equals("Bearer " + key())) {
            return Optional.empty();
        }
        String sent = authorization.replaceFirst("^Bearer ", "");
        return Optional.of(new Refusal(401, "invalid_api_key", "Incorrect API key provided: " + sent, ""));
    }

    @Override
    Optional<Refusal> checkBody(String path, JsonNode body) {
        return switch (path) {
            case CHAT -> checkChat(body);
            case RESPONSES -> checkResponses(body);
            default -> Optional.of(new Refusal(404, "invalid_request_error", "Unknown request URL: " + path, ""));
        };
    }

    private Optional<Refusal> checkChat(JsonNode body) {
        Optional<Refusal> wrong = fields(CHAT_FIELDS, body, "");
        if (wrong.isPresent()) {
            return wrong;
        }
        for (JsonNode message : body.get("messages")) {
            boolean role = Set.of("developer", "system", "user", "assistant", "tool")
                    .contains(message.path("role").asString(""));
            if (!role || !TEXT_OR_ARRAY.test(message.path("content"))) {
                return bad("Invalid value in 'messages'.", "messages");
            }
        }
        if (body.get("messages").isEmpty()) {
            return bad("Invalid 'messages': empty array.", "messages");
        }
        JsonNode format = body.path("response_format");
        if (!format.path("type").asString("").equals("json_schema")) {
            return bad("this test wants a response_format of type json_schema", "response_format");
        }
        return sampling(body)
                .or(() -> effort(body.path("reasoning_effort"), "reasoning_effort"))
                .or(() -> format(format.path("json_schema"), "response_format.json_schema"));
    }

    private Optional<Refusal> checkResponses(JsonNode body) {
        Optional<Refusal> wrong = fields(RESPONSES_FIELDS, body, "");
        if (wrong.isPresent()) {
            return wrong;
        }
        JsonNode format = body.path("text").path("format");
        if (!format.path("type").asString("").equals("json_schema")) {
            return bad("this test wants a text.format of type json_schema", "text.format");
        }
        return sampling(body)
                .or(() -> effort(body.path("reasoning").path("effort"), "reasoning.effort"))
                .or(() -> format(format, "text.format"));
    }

    /** Reasoning models refuse any temperature but the default. */
    private Optional<Refusal> sampling(JsonNode body) {
        boolean reasoning = body.path("model").asString("").startsWith("gpt-5");
        JsonNode heat = body.path("temperature");
        return reasoning && heat.isNumber() && heat.asDouble() != 1.0
                ? Optional.of(new Refusal(
                        400,
                        "unsupported_value",
                        "Unsupported value: 'temperature' does not support %s with this model.".formatted(heat),
                        "temperature"))
                : Optional.empty();
    }

    Optional<Refusal> effort(JsonNode effort, String at) {
        return effort.isMissingNode() || EFFORTS.contains(effort.asString(""))
                ? Optional.empty()
                : bad("Invalid value: '%s'.".formatted(effort.asString("")), at);
    }

    private Optional<Refusal> format(JsonNode format, String at) {
        Optional<Refusal> wrong = fields(FORMAT_FIELDS, format, at + ".");
        if (wrong.isPresent()) {
            return wrong;
        }
        if (!SCHEMA_NAME.matcher(format.get("name").asString()).matches()) {
            return bad("Invalid '%s.name': string does not match pattern.".formatted(at), at + ".name");
        }
        if (!format.path("strict").asBoolean(false)) {
            return bad("this test wants a strict schema", at + ".strict");
        }
        return SchemaCheck.firstProblem(format.get("schema"))
                .map(problem -> new Refusal(
                        400,
                        "invalid_request_error",
                        "Invalid schema for response_format '%s': %s"
                                .formatted(format.get("name").asString(), problem),
                        at));
    }

    static Optional<Refusal> fields(Fields fields, JsonNode object, String at) {
        return fields.check(object).flatMap(wrong -> {
            String name = at + wrong.field();
            return switch (wrong.how()) {
                case UNKNOWN ->
                    Optional.of(new Refusal(400, "unknown_parameter", "Unknown parameter: '" + name + "'.", name));
                case MISSING ->
                    Optional.of(new Refusal(
                            400, "missing_required_parameter", "Missing required parameter: '" + name + "'.", name));
                case TYPE -> Optional.of(new Refusal(400, "invalid_type", "Invalid type for '" + name + "'.", name));
            };
        });
    }

    static Optional<Refusal> bad(String message, String param) {
        return Optional.of(new Refusal(400, "invalid_value", message, param));
    }

    @Override
    MockResponse refused(Refusal refusal) {
        return failure(refusal.status(), refusal.message(), "invalid_request_error", refusal.type(), refusal.param())
                .build();
    }

    @Override
    MockResponse answer(JsonNode request, String text) {
        return isChat(request)
                ? json(chat(request, message(text, null), "stop"))
                : json(response(request, "completed", null, part("output_text", "text", text)));
    }

    @Override
    MockResponse ended(JsonNode request, String text, Cut cut) {
        if (isChat(request)) {
            return switch (cut) {
                case LENGTH -> json(chat(request, message(text, null), "length"));
                case REFUSAL -> json(chat(request, message(null, text), "stop"));
                case FILTER -> json(chat(request, message(null, null), "content_filter"));
            };
        }
        return switch (cut) {
            case LENGTH ->
                json(response(request, "incomplete", "max_output_tokens", part("output_text", "text", text)));
            case REFUSAL -> json(response(request, "completed", null, part("refusal", "refusal", text)));
            case FILTER -> json(response(request, "incomplete", "content_filter", part("output_text", "text", "")));
        };
    }

    /** Enough of either shape for a client that insists on nothing optional. */
    @Override
    MockResponse bare(String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("invented", Map.of("deep", List.of(1, 2, 3)));
        body.put("choices", List.of(Map.of("message", Map.of("content", text, "mood", "sunny"), "surprise", true)));
        body.put(
                "output",
                List.of(
                        Map.of("type", "weather_report", "wind", 3),
                        Map.of(
                                "type",
                                "message",
                                "role",
                                "assistant",
                                "content",
                                List.of(Map.of("type", "output_text", "text", text)))));
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(Json.write(body))
                .build();
    }

    @Override
    MockResponse error(Trouble trouble) {
        return switch (trouble) {
            case REQUEST_TIMEOUT ->
                failure(408, "Request timed out", "timeout", "timeout", "").build();
            case CONFLICT ->
                failure(409, "The request conflicts with another", "conflict", "conflict", "")
                        .build();
            case RATE_LIMITED, RATE_LIMITED_MILLIS, RATE_LIMITED_LONG, RATE_LIMITED_DATE ->
                limited(failure(429, "Rate limit reached for requests", "requests", "rate_limit_exceeded", ""), trouble)
                        .build();
            case OUT_OF_CREDIT ->
                failure(
                                429,
                                "You exceeded your current quota, please check your plan",
                                "insufficient_quota",
                                "credit_balance_exhausted",
                                "")
                        .build();
            case KEY_REFUSED ->
                failure(401, "Incorrect API key provided: " + key(), "invalid_request_error", "invalid_api_key", "")
                        .build();
            case FORBIDDEN ->
                failure(
                                403,
                                "Country, region, or territory not supported",
                                "request_forbidden",
                                "unsupported_country",
                                "")
                        .build();
            case MODEL_UNKNOWN ->
                failure(404, "The model does not exist", "invalid_request_error", "model_not_found", "model")
                        .build();
            case TOO_LARGE ->
                failure(413, "Request too large", "invalid_request_error", "too_large", "")
                        .build();
            case UNPROCESSABLE ->
                failure(422, "Unprocessable entity", "invalid_request_error", "unprocessable", "")
                        .build();
            case OVERLOADED ->
                failure(503, "The server is overloaded", "server_error", "server_is_overloaded", "")
                        .build();
            case GATEWAY_TIMEOUT ->
                failure(504, "Gateway timeout", "server_error", "timeout", "").build();
            case SERVER_ERROR ->
                failure(500, "The server had an error", "server_error", "server_error", "")
                        .build();
            default ->
                failure(400, "Bad request with key " + key(), "invalid_request_error", "invalid_value", "")
                        .build();
        };
    }

    @Override
    String userText(JsonNode request) {
        if (!isChat(request)) {
            return request.path("input").asString("");
        }
        StringBuilder text = new StringBuilder();
        request.path("messages").forEach(message -> {
            if (message.path("role").asString("").equals("user")) {
                text.append(message.path("content").asString(""));
            }
        });
        return text.toString();
    }

    static boolean isChat(JsonNode request) {
        return request.has("messages");
    }

    private static Map<String, Object> message(
            @org.jspecify.annotations.Nullable String content, @org.jspecify.annotations.Nullable String refusal) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", content);
        message.put("refusal", refusal);
        message.put("annotations", List.of());
        return message;
    }

    private Map<String, Object> chat(JsonNode request, Map<String, Object> message, String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("finish_reason", finish);
        choice.put("logprobs", null);
        choice.put("message", message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", nextId("chatcmpl-"));
        body.put("object", "chat.completion");
        body.put("created", 1_790_000_000);
        body.put("model", request.get("model").asString() + "-2026-08-07");
        body.put("system_fingerprint", null);
        body.put("service_tier", "default");
        body.put("choices", List.of(choice));
        body.put(
                "usage",
                Map.of(
                        "prompt_tokens",
                        INPUT,
                        "completion_tokens",
                        OUTPUT,
                        "total_tokens",
                        INPUT + OUTPUT,
                        "prompt_tokens_details",
                        Map.of("cached_tokens", CACHED, "audio_tokens", 0, "cache_write_tokens", 0),
                        "completion_tokens_details",
                        Map.of("reasoning_tokens", REASONING, "audio_tokens", 0)));
        return body;
    }

    private static Map<String, Object> part(String type, String field, String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        part.put(field, text);
        if (type.equals("output_text")) {
            part.put("annotations", List.of());
            part.put("logprobs", List.of());
        }
        return part;
    }

    private Map<String, Object> response(
            JsonNode request,
            String status,
            @org.jspecify.annotations.Nullable String incomplete,
            Map<String, Object> part) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", nextId("resp_"));
        body.put("object", "response");
        body.put("created_at", 1_790_000_000);
        body.put("status", status);
        body.put("error", null);
        body.put("incomplete_details", incomplete == null ? null : Map.of("reason", incomplete));
        body.put("instructions", null);
        body.put("model", request.get("model").asString() + "-2026-08-07");
        body.put("parallel_tool_calls", true);
        body.put("tools", List.of());
        body.put("tool_choice", "auto");
        body.put("temperature", 1);
        body.put("top_p", 1);
        body.put("metadata", Map.of());
        body.put(
                "output",
                List.of(
                        Map.of("type", "reasoning", "id", nextId("rs_"), "summary", List.of()),
                        Map.of(
                                "type",
                                "message",
                                "id",
                                nextId("msg_"),
                                "role",
                                "assistant",
                                "status",
                                status,
                                "content",
                                List.of(part))));
        body.put(
                "usage",
                Map.of(
                        "input_tokens",
                        INPUT,
                        "input_tokens_details",
                        Map.of("cached_tokens", CACHED, "cache_write_tokens", 0),
                        "output_tokens",
                        OUTPUT,
                        "output_tokens_details",
                        Map.of("reasoning_tokens", REASONING),
                        "total_tokens",
                        INPUT + OUTPUT));
        return body;
    }

    MockResponse json(Map<String, Object> body) {
        return headers(new MockResponse.Builder()).body(nulls(body)).build();
    }

    private static String nulls(Map<String, Object> body) {
        return Json.mapper().writeValueAsString(body);
    }

    MockResponse.Builder headers(MockResponse.Builder response) {
        return response.setHeader("Content-Type", "application/json")
                .setHeader("x-request-id", nextId("req_openai_"))
                .setHeader("openai-processing-ms", "412")
                .setHeader("x-ratelimit-remaining-requests", "59");
    }

    MockResponse.Builder failure(int status, String message, String type, String code, String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param.isEmpty() ? null : param);
        error.put("code", code);
        return headers(new MockResponse.Builder().code(status)).body(nulls(Map.of("error", error)));
    }
}
