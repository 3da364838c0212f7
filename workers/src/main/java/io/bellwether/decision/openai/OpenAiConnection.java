package io.bellwether.decision.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.model.ErrorInBody;
import io.bellwether.decision.app.model.ModelVendor;
import io.bellwether.platform.Json;
import io.bellwether.platform.OutsideJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;

/** One client of OpenAI's SDK, and what its exceptions mean. */
final class OpenAiConnection implements AutoCloseable {
    private static final int MOST_MODELS = 2000;

    private final OpenAIClient client;

    OpenAiConnection(String baseUrl, String key, Duration timeout) {
        // the engine does the waiting: a retry in here would hide it and outlive the job
        OpenAIOkHttpClient.Builder builder = OpenAIOkHttpClient.builder()
                .okHttpClient(new OkHttpClient.Builder()
                        .socketFactory(new PromptSockets())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build())
                .baseUrl(baseUrl)
                .apiKey(key.isEmpty() ? "none" : key)
                .maxRetries(0)
                .timeout(timeout)
                .addInterceptor(new AnswerSize())
                .logLevel(LogLevel.OFF);
        if (key.isEmpty()) {
            builder.removeHeaders("Authorization");
        }
        this.client = builder.build();
    }

    /** Makes one call and reads the body of its answer, which is taken as it is: servers differ from the SDK's types. */
    <T, R> R call(
            Function<OpenAIClient, HttpResponseFor<T>> request,
            BiFunction<JsonNode, Function<String, Optional<String>>, R> read) {
        return translated(() -> {
            try (HttpResponseFor<T> response = request.apply(client)) {
                JsonNode body = OutsideJson.read(response.body(), AnswerSize.MAX_BYTES);
                return read.apply(body, name -> header(response.headers(), name));
            } catch (IOException e) {
                throw AdvisorFault.ofBody(e);
            }
        });
    }

    /**
     * {@code GET /models}; OpenAI tells the day of a model's end in {@code shutdown_date} (developers.openai.com,
     * "Deprecations", read 2026-11-29), others tell none.
     */
    @SuppressWarnings("MustBeClosedChecker") // the call closes what it returns
    List<ModelVendor.ListedModel> models() {
        return call(asked -> asked.models().withRawResponse().list(), (body, header) -> {
            JsonNode listed = body.path("data");
            if (!listed.isArray()) {
                throw ErrorInBody.noAnswer("list of models", body.toString(), OutsideJson.fields(body), header);
            }
            return listed.valueStream()
                    .limit(MOST_MODELS)
                    .map(model -> new ModelVendor.ListedModel(
                            OutsideJson.text(model.path("id")).orElse(""), day(model.path("shutdown_date"))))
                    .toList();
        });
    }

    private static Optional<LocalDate> day(JsonNode date) {
        try {
            return OutsideJson.text(date).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <R> R translated(Supplier<R> call) {
        try {
            return call.get();
        } catch (OpenAIIoException e) {
            throw AdvisorFault.ofConnection(e);
        } catch (OpenAIException e) {
            throw new AdvisorFault(Kind.GARBLED, "the response could not be read: " + AdvisorFault.rootMessage(e));
        }
    }

    /** The schema as the SDK takes raw JSON, in its order. */
    static Map<String, JsonValue> properties(String schema) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        Json.read(schema, LinkedHashMap.class).forEach((name, value) -> {
            properties.put(String.valueOf(name), JsonValue.from(value));
        });
        return properties;
    }

    private static Optional<String> header(com.openai.core.http.Headers headers, String name) {
        return headers.values(name).stream().findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
