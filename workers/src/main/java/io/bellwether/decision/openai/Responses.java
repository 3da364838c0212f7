package io.bellwether.decision.openai;

import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseError;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage.Content;
import com.openai.models.responses.ResponseOutputRefusal;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseTextConfig;
import com.openai.models.responses.ResponseUsage;
import io.bellwether.decision.app.Advisor.Ending;
import io.bellwether.decision.app.Advisor.Usage;
import io.bellwether.decision.app.AdvisorFault;
import io.bellwether.decision.app.AdvisorFault.Kind;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.ModelVendor;
import io.bellwether.decision.app.Prompt;
import io.bellwether.decision.app.RequestParameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code POST /responses} with a strict JSON schema; nothing is kept at the vendor. */
final class Responses implements ModelVendor {
    static final String SCHEMA_NAME = "desk_decision";

    private final OpenAiConnection connection;
    private final AdvisorSettings settings;

    Responses(OpenAiConnection connection, AdvisorSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the connection closes what the call returns
    public Reply ask(Prompt prompt, String schema, Set<RequestParameter> without, boolean again) {
        ResponseCreateParams params = params(prompt, schema, without);
        return connection.call(client -> client.responses().withRawResponse().create(params), Responses::read);
    }

    @Override
    public List<ListedModel> models() {
        return connection.models();
    }

    private ResponseCreateParams params(Prompt prompt, String schema, Set<RequestParameter> without) {
        ResponseCreateParams.Builder params = ResponseCreateParams.builder()
                .model(settings.model())
                .instructions(prompt.system())
                .input(prompt.user())
                .maxOutputTokens(settings.maxOutputTokens())
                .store(false);
        if (!without.contains(RequestParameter.SCHEMA)) {
            params.text(ResponseTextConfig.builder().format(format(schema)).build());
        }
        settings.temperature()
                .filter(heat -> !without.contains(RequestParameter.TEMPERATURE))
                .ifPresent(heat -> params.temperature(heat.doubleValue()));
        settings.effort()
                .filter(effort -> !without.contains(RequestParameter.EFFORT))
                .ifPresent(effort -> params.reasoning(
                        Reasoning.builder().effort(ReasoningEffort.of(effort)).build()));
        return params.build();
    }

    private static ResponseFormatTextJsonSchemaConfig format(String schema) {
        return ResponseFormatTextJsonSchemaConfig.builder()
                .name(SCHEMA_NAME)
                .strict(true)
                .schema(ResponseFormatTextJsonSchemaConfig.Schema.builder()
                        .putAllAdditionalProperties(OpenAiConnection.properties(schema))
                        .build())
                .build();
    }

    private static Reply read(Response response, Optional<String> requestId) {
        List<Content> contents = response.output().stream()
                .map(ResponseOutputItem::message)
                .flatMap(Optional::stream)
                .flatMap(message -> message.content().stream())
                .toList();
        String refusal = contents.stream()
                .map(Content::refusal)
                .flatMap(Optional::stream)
                .map(ResponseOutputRefusal::refusal)
                .collect(Collectors.joining());
        String text = contents.stream()
                .map(Content::outputText)
                .flatMap(Optional::stream)
                .map(ResponseOutputText::text)
                .collect(Collectors.joining());
        boolean refused =
                contents.stream().anyMatch(content -> content.refusal().isPresent());
        Ending ending = ending(response);
        return new Reply(
                refused ? refusal : text,
                response._model().asKnown().map(Responses::name).orElse(""),
                refused ? Ending.REFUSED : ending,
                response.usage().map(Responses::usage),
                requestId);
    }

    private static Ending ending(Response response) {
        String status =
                response._status().asKnown().map(ResponseStatus::asString).orElse("completed");
        return switch (status) {
            case "completed" -> Ending.COMPLETE;
            case "incomplete" ->
                response.incompleteDetails()
                                .flatMap(details -> details._reason().asKnown())
                                .map(Response.IncompleteDetails.Reason::asString)
                                .filter("content_filter"::equals)
                                .isPresent()
                        ? Ending.FILTERED
                        : Ending.TRUNCATED;
            case "failed" -> throw failed(response.error());
            default -> throw new AdvisorFault(Kind.GARBLED, "the response is still " + status);
        };
    }

    private static AdvisorFault failed(Optional<ResponseError> error) {
        String code = error.flatMap(e -> e._code().asKnown())
                .map(ResponseError.Code::asString)
                .orElse("");
        String text = error.flatMap(e -> e._message().asString()).orElse("no reason given");
        Kind kind = switch (code) {
            case "rate_limit_exceeded" -> Kind.RATE_LIMITED;
            case "invalid_prompt" -> Kind.REQUEST_REFUSED;
            default -> Kind.VENDOR_ERROR;
        };
        return new AdvisorFault(kind, "the response failed with %s: %s".formatted(code, text));
    }

    private static String name(com.openai.models.ResponsesModel model) {
        return model.string()
                .or(() -> model.chat().map(Object::toString))
                .or(() -> model.only().map(Object::toString))
                .orElse("");
    }

    private static Usage usage(ResponseUsage usage) {
        return new Usage(
                usage.inputTokens(),
                usage._inputTokensDetails()
                        .asKnown()
                        .flatMap(details -> details._cachedTokens().asKnown())
                        .orElse(0L),
                usage.outputTokens(),
                usage._outputTokensDetails()
                        .asKnown()
                        .flatMap(details -> details._reasoningTokens().asKnown())
                        .orElse(0L),
                usage._inputTokensDetails()
                        .asKnown()
                        .flatMap(details -> details._cacheWriteTokens().asKnown())
                        .orElse(0L));
    }

    @Override
    public void close() {
        connection.close();
    }
}
