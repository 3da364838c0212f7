package io.bellwether.decision.openai;

import com.openai.core.JsonValue;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import io.bellwether.decision.app.Advisor.Ending;
import io.bellwether.decision.app.Advisor.Usage;
import io.bellwether.decision.app.AdvisorFault;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.ModelVendor;
import io.bellwether.decision.app.Prompt;
import io.bellwether.decision.app.RequestParameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /chat/completions} with a strict JSON schema. */
final class ChatCompletions implements ModelVendor {
    private final OpenAiConnection connection;
    private final AdvisorSettings settings;
    private final Dialect dialect;

    ChatCompletions(OpenAiConnection connection, AdvisorSettings settings, Dialect dialect) {
        this.connection = connection;
        this.settings = settings;
        this.dialect = dialect;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the connection closes what the call returns
    public Reply ask(Prompt prompt, String schema, Set<RequestParameter> without, boolean again) {
        ChatCompletionCreateParams params = params(prompt, schema, without);
        return connection.call(
                client -> client.chat().completions().withRawResponse().create(params), ChatCompletions::read);
    }

    @Override
    public List<ListedModel> models() {
        return connection.models();
    }

    private ChatCompletionCreateParams params(Prompt prompt, String schema, Set<RequestParameter> without) {
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(settings.model())
                .addSystemMessage(prompt.system())
                .addUserMessage(prompt.user());
        if (!without.contains(RequestParameter.SCHEMA)) {
            params.responseFormat(format(schema));
        }
        if (dialect.oldLimitName()) {
            params.putAdditionalBodyProperty("max_tokens", JsonValue.from(settings.maxOutputTokens()));
        } else {
            params.maxCompletionTokens(settings.maxOutputTokens());
        }
        settings.temperature()
                .filter(heat -> !without.contains(RequestParameter.TEMPERATURE))
                .ifPresent(heat -> params.temperature(heat.doubleValue()));
        settings.effort()
                .filter(effort -> !without.contains(RequestParameter.EFFORT))
                .ifPresent(effort -> params.reasoningEffort(ReasoningEffort.of(effort)));
        return params.build();
    }

    private static ResponseFormatJsonSchema format(String schema) {
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name(Responses.SCHEMA_NAME)
                        .strict(true)
                        .schema(ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                                .putAllAdditionalProperties(OpenAiConnection.properties(schema))
                                .build())
                        .build())
                .build();
    }

    private static Reply read(ChatCompletion completion, Optional<String> requestId) {
        Choice choice = completion.choices().stream()
                .findFirst()
                .orElseThrow(() -> new AdvisorFault(AdvisorFault.Kind.GARBLED, "the response holds no choice"));
        Optional<String> refusal = choice.message().refusal();
        String text = refusal.or(() -> choice.message().content()).orElse("");
        return new Reply(
                text,
                completion._model().asString().orElse(""),
                refusal.isPresent() ? Ending.REFUSED : ending(choice),
                completion.usage().map(ChatCompletions::usage),
                requestId);
    }

    private static Ending ending(Choice choice) {
        // servers that copy the interface leave the reason out at times
        String reason = choice._finishReason()
                .asKnown()
                .map(Choice.FinishReason::asString)
                .orElse("stop");
        return switch (reason) {
            case "length" -> Ending.TRUNCATED;
            case "content_filter" -> Ending.FILTERED;
            default -> Ending.COMPLETE;
        };
    }

    private static Usage usage(CompletionUsage usage) {
        return new Usage(
                usage.promptTokens(),
                usage.promptTokensDetails()
                        .flatMap(CompletionUsage.PromptTokensDetails::cachedTokens)
                        .orElse(0L),
                usage.completionTokens(),
                usage.completionTokensDetails()
                        .flatMap(CompletionUsage.CompletionTokensDetails::reasoningTokens)
                        .orElse(0L),
                usage.promptTokensDetails()
                        .flatMap(CompletionUsage.PromptTokensDetails::cacheWriteTokens)
                        .orElse(0L));
    }

    @Override
    public void close() {
        connection.close();
    }
}
