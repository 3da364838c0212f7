package io.bellwether.platform.engine;

import io.bellwether.platform.LinkProperties;
import java.time.Duration;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** An engine that answers as told. */
final class EngineFixtures {
    static final LinkProperties LINKS = new LinkProperties("http://dashboard", "http://operate", "http://tasklist", "");

    private EngineFixtures() {}

    static EngineProperties properties(MockWebServer server, String dialect) {
        return new EngineProperties(
                EngineProperties.Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)),
                "http://127.0.0.1:" + server.getPort(),
                "de&mo",
                "se/cret",
                Duration.ofSeconds(2));
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }
}
