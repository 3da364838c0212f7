package io.bellwether.testing.vendors;

import io.bellwether.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's Chat Completions and Responses, after its OpenAPI document 2.3.0 (read 2026-11-20).
 */
public class OpenAiServer extends VendorServer {
    public static final String KEY = "sk-test-openai-4fQ7zR2mX9";

    private final OpenAiAnswers answers = new OpenAiAnswers(this::nextId);

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
        return OpenAiRequests.refusal(path, body, wantsSchema());
    }

    @Override
    MockResponse refused(Refusal refusal) {
        return failure(refusal.status(), refusal.message(), "invalid_request_error", refusal.type(), refusal.param())
                .build();
    }

    @Override
    Refusal unsupported(String pointer) {
        String name = pointer.substring(1).replace('/', '.');
        return new Refusal(
                400,
                "unsupported_parameter",
                "Unsupported parameter: '%s' is not supported with this model.".formatted(name),
                name);
    }

    @Override
    MockResponse models(List<String> listed) {
        return json(Map.of(
                "object",
                "list",
                "data",
                listed.stream().map(OpenAiServer::model).toList()));
    }

    private static Map<String, Object> model(String listed) {
        String[] parts = listed.split(" until ");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", parts[0]);
        model.put("object", "model");
        model.put("created", 1_790_000_000);
        model.put("owned_by", "system");
        model.put("shutdown_date", parts.length > 1 ? parts[1] : null);
        return model;
    }

    @Override
    MockResponse answer(JsonNode request, String text) {
        return isChat(request)
                ? json(answers.chat(request, OpenAiAnswers.message(text, null), "stop"))
                : json(answers.response(request, "completed", null, OpenAiAnswers.part("output_text", "text", text)));
    }

    @Override
    MockResponse ended(JsonNode request, String text, Cut cut) {
        if (isChat(request)) {
            return switch (cut) {
                case LENGTH -> json(answers.chat(request, OpenAiAnswers.message(text, null), "length"));
                case REFUSAL -> json(answers.chat(request, OpenAiAnswers.message(null, text), "stop"));
                case FILTER -> json(answers.chat(request, OpenAiAnswers.message(null, null), "content_filter"));
            };
        }
        return switch (cut) {
            case LENGTH ->
                json(answers.response(
                        request, "incomplete", "max_output_tokens", OpenAiAnswers.part("output_text", "text", text)));
            case REFUSAL ->
                json(answers.response(request, "completed", null, OpenAiAnswers.part("refusal", "refusal", text)));
            case FILTER ->
                json(answers.response(
                        request, "incomplete", "content_filter", OpenAiAnswers.part("output_text", "text", "")));
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

    @Override
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
        return headers(new MockResponse.Builder().code(status))
                .body(Json.mapper().writeValueAsString(Map.of("error", error)));
    }
}
