package io.bellwether.decision.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.LogLevel;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.Interceptor;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.TextBlockParam;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.ModelVendor;
import io.bellwether.platform.Json;
import io.bellwether.platform.OutsideJson;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /v1/messages} with a JSON schema; a temperature is never sent, the interface refuses it. A redirect is never
 * followed: the prompt goes to the configured host and to nobody else.
 */
final class Messages implements ModelVendor {
    private static final int MOST_MODELS = 2000;

    private final AnthropicClient client;
    private final AdvisorSettings settings;

    Messages(String baseUrl, String key, AdvisorSettings settings) {
        this.settings = settings;
        // the engine does the waiting: the SDK would sleep as long as it is told, with the job in its hands
        this.client = AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(key)
                .maxRetries(0)
                .timeout(settings.timeout())
                .addInterceptor(Interceptor.syncOnly((next, request, options) -> BoundedResponse.of(next.execute(
                        request, options.toBuilder().followRedirects(false).build()))))
                .logLevel(LogLevel.OFF)
                .build();
    }

    @Override
    public Reply ask(Prompt prompt, String schema, Set<RequestParameter> without, boolean again) {
        MessageCreateParams params = params(prompt, schema, without, again);
        return translated(() -> {
            try (HttpResponseFor<Message> response =
                    client.messages().withRawResponse().create(params)) {
                JsonNode body = OutsideJson.read(response.body(), BoundedResponse.MAX_BYTES);
                return new MessageReply(body, name -> header(response.headers(), name)).read();
            } catch (IOException e) {
                throw AdvisorFault.ofBody(e);
            }
        });
    }

    /** {@code GET /v1/models}; the day of a model's end is its {@code retires_at}. */
    @Override
    public List<ListedModel> models() {
        return translated(() -> client.models().list().autoPager().stream()
                .limit(MOST_MODELS)
                .map(model -> new ListedModel(
                        model._id().asKnown().orElse(""),
                        model._retiresAt().asKnown().map(OffsetDateTime::toLocalDate)))
                .toList());
    }

    private MessageCreateParams params(Prompt prompt, String schema, Set<RequestParameter> without, boolean again) {
        MessageCreateParams.Builder params = MessageCreateParams.builder()
                .model(settings.model())
                .maxTokens(settings.maxOutputTokens())
                .systemOfTextBlockParams(List.of(text(prompt.system(), !without.contains(RequestParameter.CACHE))));
        if (again) {
            params.addUserMessageOfContentBlockParams(
                    List.of(ContentBlockParam.ofText(text(prompt.user(), !without.contains(RequestParameter.CACHE)))));
        } else {
            params.addUserMessage(prompt.user());
        }
        output(schema, without).ifPresent(params::outputConfig);
        return params.build();
    }

    /**
     * A text, marked for the cache or not. What is the same in every request of a day is marked: the cache lasts five
     * minutes, and repairs, further samples and a shadow's requests read it for a twentieth to a tenth of the price. The
     * facts are marked when they are asked about several times; else writing them would cost a quarter more for nothing
     * (platform.claude.com, "Prompt caching", read 2026-11-29).
     */
    private static TextBlockParam text(String text, boolean marked) {
        TextBlockParam.Builder block = TextBlockParam.builder().text(text);
        if (marked) {
            block.cacheControl(CacheControlEphemeral.builder().build());
        }
        return block.build();
    }

    private static <R> R translated(Supplier<R> call) {
        try {
            return call.get();
        } catch (AnthropicIoException e) {
            throw AdvisorFault.ofConnection(e);
        } catch (AnthropicException e) {
            throw new AdvisorFault(Kind.GARBLED, "the response could not be read: " + AdvisorFault.rootMessage(e));
        }
    }

    /** The schema and the effort; empty when the vendor refuses what there is of them. */
    private Optional<OutputConfig> output(String schema, Set<RequestParameter> without) {
        Optional<String> effort = settings.effort().filter(level -> !without.contains(RequestParameter.EFFORT));
        boolean shaped = !without.contains(RequestParameter.SCHEMA);
        if (!shaped && effort.isEmpty()) {
            return Optional.empty();
        }
        OutputConfig.Builder output = OutputConfig.builder();
        if (shaped) {
            output.format(format(schema));
        }
        effort.ifPresent(level -> output.effort(OutputConfig.Effort.of(level)));
        return Optional.of(output.build());
    }

    private static JsonOutputFormat format(String schema) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        Json.read(schema, LinkedHashMap.class)
                .forEach((name, value) -> properties.put(String.valueOf(name), JsonValue.from(value)));
        return JsonOutputFormat.builder()
                .schema(JsonOutputFormat.Schema.builder()
                        .putAllAdditionalProperties(properties)
                        .build())
                .build();
    }

    private static Optional<String> header(com.anthropic.core.http.Headers headers, String name) {
        return headers.values(name).stream().findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
