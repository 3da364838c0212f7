package io.bellwether.decision.openai;

import io.bellwether.decision.app.advisor.Advisor.Ending;
import io.bellwether.decision.app.advisor.Advisor.Usage;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.decision.app.model.ModelVendor.Reply;
import io.bellwether.decision.app.model.VendorError;
import io.bellwether.platform.OutsideJson;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code /responses}, also as servers write it that copy the interface. */
final class ResponsesReply {
    /** What waits for us before the model goes on; what the vendor calls itself is done when the response comes. */
    private static final Set<String> WAITING = Set.of(
            "function_call",
            "custom_tool_call",
            "computer_call",
            "local_shell_call",
            "shell_call",
            "apply_patch_call",
            "mcp_approval_request");

    private static final Set<String> OPEN = Set.of("incomplete", "in_progress", "queued", "cancelled");

    private final JsonNode body;
    private final Function<String, Optional<String>> header;

    ResponsesReply(JsonNode body, Function<String, Optional<String>> header) {
        this.body = body;
        this.header = header;
    }

    Reply read() {
        Ending whole = ending();
        Ending ending = whole == Ending.COMPLETE ? endingOfItems() : whole;
        Optional<String> refusal =
                messages().map(TextParts::refusal).flatMap(Optional::stream).reduce(String::concat);
        String said = messages().map(TextParts::text).flatMap(Optional::stream).collect(Collectors.joining());
        String text = Optional.of(said)
                .filter(words -> !words.isBlank())
                .or(() -> OutsideJson.text(body.path("output_text")))
                .or(this::reasoning)
                .orElse("");
        return new Reply(
                refusal.orElse(text),
                OutsideJson.text(body.path("model")).orElse(""),
                refusal.isPresent() ? Ending.REFUSED : ending,
                usage(body.path("usage")),
                header.apply("x-request-id"));
    }

    private Stream<JsonNode> items(String type) {
        return body.path("output").valueStream().filter(item -> type(item).equals(type));
    }

    /**
     * The contents of the messages that answer. What a model says on the way to its answer is no part of it
     * (learn.microsoft.com, "MessagePhase", read 2026-11-29).
     */
    private Stream<JsonNode> messages() {
        return items("message")
                .filter(item -> !item.path("phase").asString("").equals("commentary"))
                .map(item -> item.path("content"));
    }

    /** Servers of open models put all that was written there when the model did not end its thought. */
    private Optional<String> reasoning() {
        String thought = items("reasoning")
                .flatMap(item -> item.path("content").valueStream())
                .map(part -> part.path("text"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
        return Optional.of(thought).filter(text -> !text.isBlank());
    }

    /** A response may be completed although a message in it is not, or although something is still to be called. */
    private Ending endingOfItems() {
        Set<String> statuses =
                items("message").map(item -> item.path("status").asString("")).collect(Collectors.toSet());
        if (statuses.contains("incomplete")) {
            return Ending.TRUNCATED;
        }
        return statuses.contains("in_progress") || callsTool() ? Ending.UNFINISHED : Ending.COMPLETE;
    }

    private boolean callsTool() {
        Set<String> types =
                body.path("output").valueStream().map(ResponsesReply::type).collect(Collectors.toSet());
        boolean callsOnly = types.stream().anyMatch(type -> type.endsWith("_call"))
                && messages().findAny().isEmpty();
        return callsOnly || types.stream().anyMatch(WAITING::contains);
    }

    private static String type(JsonNode item) {
        String type = item.path("type").asString("");
        return type.isEmpty() && item.has("content") ? "message" : type;
    }

    private Ending ending() {
        String status = body.path("status").asString("");
        if (status.equals("failed")) {
            throw failed();
        }
        Optional<VendorError> error = ErrorInBody.find(OutsideJson.fields(body), header);
        if (error.isPresent()) {
            throw error.get().toFault();
        }
        if (!body.path("output").isArray() && !body.path("output_text").isString() && !OPEN.contains(status)) {
            throw ErrorInBody.noAnswer("output", body.toString(), OutsideJson.fields(body), header);
        }
        return switch (status) {
            case "completed", "" -> Ending.COMPLETE;
            case "incomplete" ->
                body.path("incomplete_details").path("reason").asString("").equals("content_filter")
                        ? Ending.FILTERED
                        : Ending.TRUNCATED;
            default -> throw new AdvisorFault(Kind.GARBLED, "the response is still " + status);
        };
    }

    private AdvisorFault failed() {
        JsonNode error = body.path("error");
        String code = OutsideJson.text(error.path("code")).orElse("");
        String text = OutsideJson.text(error.path("message")).orElse("no reason given");
        Kind kind = switch (code) {
            case "rate_limit_exceeded" -> Kind.RATE_LIMITED;
            case "invalid_prompt" -> Kind.REQUEST_REFUSED;
            default -> Kind.VENDOR_ERROR;
        };
        Optional<Duration> wait = ErrorInBody.find(OutsideJson.fields(body), header)
                .flatMap(told -> told.toFault().retryAfter());
        return new AdvisorFault(kind, "the response failed with %s: %s".formatted(code, text), wait);
    }

    private static Optional<Usage> usage(JsonNode usage) {
        Optional<Long> input = OutsideJson.whole(usage.path("input_tokens"));
        Optional<Long> output = OutsideJson.whole(usage.path("output_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Usage(
                input.get(),
                OutsideJson.whole(usage.path("input_tokens_details").path("cached_tokens"))
                        .orElse(0L),
                output.get(),
                OutsideJson.whole(usage.path("output_tokens_details").path("reasoning_tokens"))
                        .orElse(0L),
                OutsideJson.whole(usage.path("input_tokens_details").path("cache_write_tokens"))
                        .orElse(0L)));
    }
}
