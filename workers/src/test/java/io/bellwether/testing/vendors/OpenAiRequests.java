package io.bellwether.testing.vendors;

import static io.bellwether.testing.vendors.Fields.ARRAY;
import static io.bellwether.testing.vendors.Fields.BOOLEAN;
import static io.bellwether.testing.vendors.Fields.COUNT;
import static io.bellwether.testing.vendors.Fields.NUMBER;
import static io.bellwether.testing.vendors.Fields.OBJECT;
import static io.bellwether.testing.vendors.Fields.TEXT;
import static io.bellwether.testing.vendors.Fields.TEXT_OR_ARRAY;

import io.bellwether.testing.vendors.VendorServer.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What OpenAI's two interfaces refuse of a request's body. */
final class OpenAiRequests {
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

    private OpenAiRequests() {}

    static Optional<Refusal> refusal(String path, JsonNode body, boolean wantsSchema) {
        return switch (path) {
            case CHAT -> checkChat(body, wantsSchema);
            case RESPONSES -> checkResponses(body, wantsSchema);
            default -> Optional.of(new Refusal(404, "invalid_request_error", "Unknown request URL: " + path, ""));
        };
    }

    private static Optional<Refusal> checkChat(JsonNode body, boolean wantsSchema) {
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
        if (format.isMissingNode() && !wantsSchema) {
            return sampling(body).or(() -> effort(body.path("reasoning_effort"), "reasoning_effort"));
        }
        if (!format.path("type").asString("").equals("json_schema")) {
            return bad("this test wants a response_format of type json_schema", "response_format");
        }
        return sampling(body)
                .or(() -> effort(body.path("reasoning_effort"), "reasoning_effort"))
                .or(() -> format(format.path("json_schema"), "response_format.json_schema"));
    }

    private static Optional<Refusal> checkResponses(JsonNode body, boolean wantsSchema) {
        Optional<Refusal> wrong = fields(RESPONSES_FIELDS, body, "");
        if (wrong.isPresent()) {
            return wrong;
        }
        JsonNode format = body.path("text").path("format");
        if (format.isMissingNode() && !wantsSchema) {
            return sampling(body).or(() -> effort(body.path("reasoning").path("effort"), "reasoning.effort"));
        }
        if (!format.path("type").asString("").equals("json_schema")) {
            return bad("this test wants a text.format of type json_schema", "text.format");
        }
        return sampling(body)
                .or(() -> effort(body.path("reasoning").path("effort"), "reasoning.effort"))
                .or(() -> format(format, "text.format"));
    }

    /** Reasoning models refuse any temperature but the default. */
    private static Optional<Refusal> sampling(JsonNode body) {
        boolean reasoning = body.path("model").asString("").matches("gpt-[56].*");
        JsonNode heat = body.path("temperature");
        return reasoning && heat.isNumber() && heat.asDouble() != 1.0
                ? Optional.of(new Refusal(
                        400,
                        "unsupported_value",
                        "Unsupported value: 'temperature' does not support %s with this model.".formatted(heat),
                        "temperature"))
                : Optional.empty();
    }

    private static Optional<Refusal> effort(JsonNode effort, String at) {
        return effort.isMissingNode() || EFFORTS.contains(effort.asString(""))
                ? Optional.empty()
                : bad("Invalid value: '%s'.".formatted(effort.asString("")), at);
    }

    private static Optional<Refusal> format(JsonNode format, String at) {
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

    private static Optional<Refusal> fields(Fields fields, JsonNode object, String at) {
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
}
