package io.bellwether.testing.vendors;

import io.bellwether.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import tools.jackson.databind.JsonNode;

/** xAI's interface: OpenAI's with errors of its own shape and fields that its reasoning models refuse. */
public final class XaiServer extends OpenAiServer {
    public static final String KEY = "xai-test-8Kd3pW6vN1";

    private XaiServer() {
        super(KEY);
    }

    /** Starts a server that takes {@link #KEY}. */
    public static XaiServer start() {
        XaiServer server = new XaiServer();
        server.listen();
        return server;
    }

    @Override
    Optional<Refusal> checkHeaders(Asked request) {
        return super.checkHeaders(request)
                .map(refusal ->
                        new Refusal(400, "Client specified an invalid argument", refusal.message(), refusal.param()));
    }

    @Override
    Optional<Refusal> checkBody(String path, JsonNode body) {
        // reasoning_effort is taken since grok-4.3 (docs.x.ai, "Grok Model Retirement", read 2026-11-29)
        for (String field : List.of("presence_penalty", "frequency_penalty", "stop")) {
            if (body.has(field)) {
                return OpenAiRequests.bad("Argument not supported on this model: " + field, field);
            }
        }
        return super.checkBody(path, body);
    }

    @Override
    Refusal unsupported(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return new Refusal(400, "invalid", "Argument not supported on this model: " + name, name);
    }

    /** Told in words only. */
    @Override
    MockResponse error(Trouble trouble) {
        return trouble == Trouble.OUT_OF_CREDIT
                ? failure(
                                429,
                                "Your team has either used all available credits or reached its monthly spending limit",
                                "Some resource has been exhausted",
                                "",
                                "")
                        .build()
                : super.error(trouble);
    }

    /** The error is a text, not an object. */
    @Override
    MockResponse.Builder failure(int status, String message, String type, String code, String param) {
        int own = code.equals("invalid_api_key") ? 400 : status;
        return headers(new MockResponse.Builder().code(own)).body(Json.write(Map.of("code", type, "error", message)));
    }
}
