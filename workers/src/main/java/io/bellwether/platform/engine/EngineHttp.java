package io.bellwether.platform.engine;

import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Json;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Posts JSON searches to the engine; every failure is a {@link TransientFault}. */
final class EngineHttp {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http;
    private final String baseUrl;

    EngineHttp(EngineProperties properties) {
        this.baseUrl = properties.webappsUrl();
        this.http = new OkHttpClient.Builder()
                .callTimeout(properties.timeout())
                .followRedirects(false)
                .build();
    }

    /** An answer of the engine. */
    record Answer(int status, String body, java.util.List<String> cookies) {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    /** Sends a POST and returns whatever status came back. */
    Answer post(String path, Map<String, ?> body, UnaryOperator<Request.Builder> credentials) {
        Request.Builder request =
                new Request.Builder().url(baseUrl + path).post(RequestBody.create(Json.write(body), JSON));
        try (Response response =
                http.newCall(credentials.apply(request).build()).execute()) {
            return new Answer(response.code(), response.body().string(), response.headers("Set-Cookie"));
        } catch (IOException e) {
            throw new TransientFault("the engine at %s does not answer: %s".formatted(baseUrl, e.getMessage()), e);
        }
    }

    /** Reads the answer's JSON; anything but success is a fault. */
    JsonNode json(String path, Answer answer) {
        if (!answer.ok()) {
            throw new TransientFault("the engine answered %d to %s".formatted(answer.status(), path), null);
        }
        try {
            return Json.mapper().readTree(answer.body());
        } catch (JacksonException e) {
            throw new TransientFault("the engine's answer to %s is not JSON".formatted(path), e);
        }
    }
}
