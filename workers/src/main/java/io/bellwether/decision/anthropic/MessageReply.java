package io.bellwether.decision.anthropic;

import io.bellwether.decision.app.advisor.Advisor.Ending;
import io.bellwether.decision.app.advisor.Advisor.Usage;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.decision.app.model.ModelVendor.Reply;
import io.bellwether.decision.app.model.VendorError;
import io.bellwether.platform.OutsideJson;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code /v1/messages}. */
final class MessageReply {
    private final JsonNode body;
    private final Function<String, Optional<String>> header;

    MessageReply(JsonNode body, Function<String, Optional<String>> header) {
        this.body = body;
        this.header = header;
    }

    Reply read() {
        Optional<VendorError> error = ErrorInBody.find(OutsideJson.fields(body), header);
        if (error.isPresent()) {
            throw error.get().toFault();
        }
        JsonNode content = body.path("content");
        if (!content.isArray() && !content.isString()) {
            throw ErrorInBody.noAnswer("content", body.toString(), OutsideJson.fields(body), header);
        }
        return new Reply(
                text(content),
                OutsideJson.text(body.path("model")).orElse(""),
                ending(body.path("stop_reason").asString(""), callsTool(content)),
                usage(body.path("usage")),
                header.apply("request-id"));
    }

    private static String text(JsonNode content) {
        Stream<JsonNode> texts = content.isString()
                ? Stream.of(content)
                : content.valueStream()
                        .filter(block -> block.path("type").asString("").equals("text"))
                        .map(block -> block.path("text"));
        return texts.filter(JsonNode::isString).map(JsonNode::stringValue).collect(Collectors.joining());
    }

    private static boolean callsTool(JsonNode content) {
        return content.valueStream()
                .anyMatch(block -> block.path("type").asString("").equals("tool_use"));
    }

    /**
     * Of the reasons to stop only two end an answer: {@code pause_turn} and {@code tool_use} wait for something, and what a
     * later version adds is not known to be an end (platform.claude.com, "Stop reasons and fallback", read 2026-11-29).
     */
    private static Ending ending(String reason, boolean callsTool) {
        return switch (reason) {
            case "end_turn", "stop_sequence", "" -> callsTool ? Ending.UNFINISHED : Ending.COMPLETE;
            case "max_tokens", "model_context_window_exceeded" -> Ending.TRUNCATED;
            case "refusal" -> Ending.REFUSED;
            default -> Ending.UNFINISHED;
        };
    }

    /** Anthropic counts what came from the cache and what went into it beside the input, not within. */
    private static Optional<Usage> usage(JsonNode usage) {
        Optional<Long> input = OutsideJson.whole(usage.path("input_tokens"));
        Optional<Long> output = OutsideJson.whole(usage.path("output_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        long cached = count(usage, "cache_read_input_tokens");
        long written = count(usage, "cache_creation_input_tokens");
        long thinking = count(usage.path("output_tokens_details"), "thinking_tokens");
        boolean possible = input.get() >= 0 && written >= 0;
        return Optional.of(new Usage(
                possible ? input.get() + cached + written : Math.min(input.get(), written),
                cached,
                output.get(),
                thinking,
                written));
    }

    private static long count(JsonNode usage, String name) {
        return OutsideJson.whole(usage.path(name)).orElse(0L);
    }
}
