package io.bellwether.testing.vendors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies of the answers of OpenAI's two interfaces. */
final class OpenAiAnswers {
    static final long INPUT = 812;
    static final long CACHED = 512;
    static final long OUTPUT = 95;
    static final long REASONING = 64;
    private static final long CREATED = 1_790_000_000;

    private final UnaryOperator<String> nextId;

    /** Makes answers whose ids come from the given source, by prefix. */
    OpenAiAnswers(UnaryOperator<String> nextId) {
        this.nextId = nextId;
    }

    static Map<String, Object> message(@Nullable String content, @Nullable String refusal) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", content);
        message.put("refusal", refusal);
        message.put("annotations", List.of());
        return message;
    }

    Map<String, Object> chat(JsonNode request, Map<String, Object> message, String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("finish_reason", finish);
        choice.put("logprobs", null);
        choice.put("message", message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", nextId.apply("chatcmpl-"));
        body.put("object", "chat.completion");
        body.put("created", CREATED);
        body.put("model", served(request));
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

    static Map<String, Object> part(String type, String field, String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        part.put(field, text);
        if (type.equals("output_text")) {
            part.put("annotations", List.of());
            part.put("logprobs", List.of());
        }
        return part;
    }

    Map<String, Object> response(
            JsonNode request, String status, @Nullable String incomplete, Map<String, Object> part) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", nextId.apply("resp_"));
        body.put("object", "response");
        body.put("created_at", CREATED);
        body.put("status", status);
        body.put("error", null);
        body.put("incomplete_details", incomplete == null ? null : Map.of("reason", incomplete));
        body.put("instructions", null);
        body.put("model", served(request));
        body.put("parallel_tool_calls", true);
        body.put("tools", List.of());
        body.put("tool_choice", "auto");
        body.put("temperature", 1);
        body.put("top_p", 1);
        body.put("metadata", Map.of());
        body.put(
                "output",
                List.of(
                        Map.of("type", "reasoning", "id", nextId.apply("rs_"), "summary", List.of()),
                        Map.of(
                                "type",
                                "message",
                                "id",
                                nextId.apply("msg_"),
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

    /** The version that answers for the model that was asked. */
    private static String served(JsonNode request) {
        return request.get("model").asString() + "-2026-08-07";
    }
}
