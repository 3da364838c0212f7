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
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import io.bellwether.decision.app.AdvisorFault;
import io.bellwether.decision.app.AdvisorFault.Kind;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.ModelVendor;
import io.bellwether.decision.app.Prompt;
import io.bellwether.decision.app.VendorError;
import io.bellwether.platform.Json;
import io.bellwether.platform.OutsideJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/messages} with a JSON schema; a temperature is never sent, the interface refuses it. */
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
                .addInterceptor(Interceptor.syncOnly(
                        (next, request, options) -> new BoundedResponse(next.execute(request, options))))
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
            JsonNode body = OutsideJson.read(response.body(), BoundedResponse.MAX_BYTES);
            return new MessageReply(body, name -> header(response.headers(), name)).read();
        } catch (IOException e) {
            throw AdvisorFault.ofBody(e);
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

    private static Optional<String> header(com.anthropic.core.http.Headers headers, String name) {
        return headers.values(name).stream().findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
