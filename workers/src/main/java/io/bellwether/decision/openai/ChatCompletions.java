package io.bellwether.decision.openai;

import com.openai.core.JsonValue;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.ModelVendor;
import java.util.List;
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
                client -> client.chat().completions().withRawResponse().create(params),
                (body, header) -> new ChatReply(body, header).read());
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

    @Override
    public void close() {
        connection.close();
    }
}
