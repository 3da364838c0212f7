package io.bellwether.decision.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.LogLevel;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.Interceptor;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Model;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.Usage;
import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.Advisor.Ending;
import io.bellwether.decision.app.AdvisorFault;
import io.bellwether.decision.app.AdvisorFault.Kind;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.ModelVendor;
import io.bellwether.decision.app.Prompt;
import io.bellwether.decision.app.VendorError;
import io.bellwether.platform.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code POST /v1/messages} with a JSON schema; a temperature is never sent, the interface refuses it. A redirect is never
 * followed: the prompt goes to the configured host and to nobody else.
 */
final class Messages implements ModelVendor {
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
                .addInterceptor(Interceptor.syncOnly((next, request, options) -> new BoundedResponse(
                        next.execute(request, options.toBuilder().followRedirects(false).build()))))
                .logLevel(LogLevel.OFF)
                .build();
    }

    @Override
    public Reply ask(Prompt prompt, String schema) {
        MessageCreateParams params = MessageCreateParams.builder()
                .model(settings.model())
                .maxTokens(settings.maxOutputTokens())
                .system(prompt.system())
                .addUserMessage(prompt.user())
                .outputConfig(output(schema))
                .build();
        try (HttpResponseFor<Message> response =
                client.messages().withRawResponse().create(params)) {
            return read(response.parse(), header(response.headers(), "request-id"));
        } catch (AnthropicServiceException e) {
            throw new VendorError(
                            e.statusCode(),
                            "",
                            e.errorType().map(Object::toString).orElse(""),
                            String.valueOf(e.getMessage()),
                            name -> header(e.headers(), name))
                    .toFault();
        } catch (AnthropicIoException e) {
            throw AdvisorFault.ofConnection(e);
        } catch (AnthropicException e) {
            throw new AdvisorFault(Kind.GARBLED, "the response could not be read: " + AdvisorFault.rootMessage(e));
        }
    }

    private OutputConfig output(String schema) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        Json.read(schema, LinkedHashMap.class)
                .forEach((name, value) -> properties.put(String.valueOf(name), JsonValue.from(value)));
        OutputConfig.Builder output = OutputConfig.builder()
                .format(JsonOutputFormat.builder()
                        .schema(JsonOutputFormat.Schema.builder()
                                .putAllAdditionalProperties(properties)
                                .build())
                        .build());
        settings.effort().ifPresent(effort -> output.effort(OutputConfig.Effort.of(effort)));
        return output.build();
    }

    private static Reply read(Message message, Optional<String> requestId) {
        String text = message.content().stream()
                .map(ContentBlock::text)
                .flatMap(Optional::stream)
                .map(TextBlock::text)
                .collect(Collectors.joining());
        return new Reply(
                text,
                message._model().asKnown().map(Model::asString).orElse(""),
                ending(message),
                message._usage().asKnown().map(Messages::usage),
                requestId);
    }

    private static Ending ending(Message message) {
        return switch (message._stopReason().asKnown().map(StopReason::asString).orElse("end_turn")) {
            case "max_tokens", "model_context_window_exceeded" -> Ending.TRUNCATED;
            case "refusal" -> Ending.REFUSED;
            default -> Ending.COMPLETE;
        };
    }

    /** Anthropic counts what came from the cache and what went into it beside the input, not within. */
    private static Advisor.Usage usage(Usage usage) {
        long cached = usage.cacheReadInputTokens().orElse(0L);
        long written = usage.cacheCreationInputTokens().orElse(0L);
        long thinking = usage.outputTokensDetails()
                .flatMap(details -> details._thinkingTokens().asKnown())
                .orElse(0L);
        return new Advisor.Usage(usage.inputTokens() + cached + written, cached, usage.outputTokens(), thinking);
    }

    private static Optional<String> header(com.anthropic.core.http.Headers headers, String name) {
        return headers.values(name).stream().findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
