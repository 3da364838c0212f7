package io.bellwether.decision.openai;

import io.bellwether.decision.app.advisor.Advisor.Ending;
import io.bellwether.decision.app.advisor.Advisor.Usage;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.decision.app.model.ModelVendor.Reply;
import io.bellwether.decision.app.model.VendorError;
import io.bellwether.platform.OutsideJson;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of {@code /chat/completions}, also as servers write it that copy the interface: the content as a list of
 * parts, or nowhere but in the reasoning; no usage, no reason for the end.
 */
final class ChatReply {
    /** What servers call the end of an answer, when they say a reason at all. */
    private static final Set<String> ENDS =
            Set.of("stop", "eos", "eos_token", "end_turn", "stop_sequence", "completed", "complete", "done", "");

    private static final Set<String> CUTS = Set.of("length", "max_tokens", "max_output_tokens", "model_length");
    private static final Set<String> REFUSALS = Set.of("refusal");
    private static final Set<String> FILTERS = Set.of("content_filter", "safety");

    private final JsonNode body;
    private final Function<String, Optional<String>> header;

    ChatReply(JsonNode body, Function<String, Optional<String>> header) {
        this.body = body;
        this.header = header;
    }

    Reply read() {
        fail(body);
        JsonNode choice = body.path("choices").path(0);
        if (!choice.isObject()) {
            throw ErrorInBody.noAnswer("choice", body.toString(), OutsideJson.fields(body), header);
        }
        fail(choice);
        JsonNode message = choice.path("message");
        Optional<String> refusal =
                OutsideJson.text(message.path("refusal")).or(() -> TextParts.refusal(message.path("content")));
        String text = refusal.orElseGet(this::texts);
        boolean callsTool = !message.path("tool_calls").isEmpty()
                || message.path("function_call").isObject();
        Ending ending = ending(choice.path("finish_reason").asString("").strip().toLowerCase(Locale.ROOT));
        return new Reply(
                text,
                OutsideJson.text(body.path("model")).orElse(""),
                refusal.isPresent()
                        ? Ending.REFUSED
                        : ending == Ending.COMPLETE && callsTool ? Ending.UNFINISHED : ending,
                usage(body.path("usage")),
                header.apply("x-request-id"));
    }

    /** One choice was asked for: of several that differ none is the answer, and together they are not read as one. */
    private String texts() {
        return body.path("choices")
                .valueStream()
                .map(choice -> text(choice.path("message")))
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining());
    }

    private static Optional<String> text(JsonNode message) {
        return TextParts.text(message.path("content"))
                .or(() -> OutsideJson.text(message.path("reasoning_content")))
                .or(() -> OutsideJson.text(message.path("reasoning")));
    }

    private void fail(JsonNode part) {
        Optional<VendorError> error = ErrorInBody.find(OutsideJson.fields(part), header);
        if (error.isPresent()) {
            throw error.get().toFault();
        }
    }

    private static Ending ending(String reason) {
        if (ENDS.contains(reason)) {
            return Ending.COMPLETE;
        } else if (CUTS.contains(reason)) {
            return Ending.TRUNCATED;
        } else if (FILTERS.contains(reason)) {
            return Ending.FILTERED;
        }
        return REFUSALS.contains(reason) ? Ending.REFUSED : Ending.UNFINISHED;
    }

    private static Optional<Usage> usage(JsonNode usage) {
        Optional<Long> input = OutsideJson.whole(usage.path("prompt_tokens"));
        Optional<Long> output = OutsideJson.whole(usage.path("completion_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        long cached = OutsideJson.whole(usage.path("prompt_tokens_details").path("cached_tokens"))
                .orElse(0L);
        long reasoning = OutsideJson.whole(
                        usage.path("completion_tokens_details").path("reasoning_tokens"))
                .orElse(0L);
        return Optional.of(new Usage(
                input.get(),
                cached,
                written(usage, input.get(), output.get(), reasoning),
                reasoning,
                OutsideJson.whole(usage.path("prompt_tokens_details").path("cache_write_tokens"))
                        .orElse(0L)));
    }

    /**
     * xAI counts the reasoning beside what was written (docs.cloud.google.com, "Reasoning for Grok models", read
     * 2026-11-29), OpenAI within; the total tells which.
     */
    private static long written(JsonNode usage, long input, long output, long reasoning) {
        long beside = output + reasoning;
        boolean isBeside = reasoning > 0
                && OutsideJson.whole(usage.path("total_tokens"))
                        .filter(total -> total == input + beside)
                        .isPresent();
        return isBeside ? beside : output;
    }
}
