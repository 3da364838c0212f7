package io.bellwether.decision.openai;

import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseTextConfig;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.ModelVendor;
import java.util.List;
import java.util.Set;

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
        return connection.call(
                client -> client.responses().withRawResponse().create(params),
                (body, header) -> new ResponsesReply(body, header).read());
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

    @Override
    public void close() {
        connection.close();
    }
}
