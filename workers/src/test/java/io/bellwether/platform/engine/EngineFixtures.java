package io.bellwether.platform.engine;

import io.bellwether.platform.EngineWhose;
import io.bellwether.platform.LinkProperties;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** An engine that answers as told. */
final class EngineFixtures {
    static final LinkProperties LINKS = new LinkProperties("http://dashboard", "http://operate", "http://tasklist", "");

    private EngineFixtures() {}

    static EngineProperties properties(MockWebServer server, String dialect) {
        return new EngineProperties(
                EngineWhose.UNKNOWN,
                EngineProperties.Dialect.valueOf(dialect.toUpperCase(Locale.ROOT)),
                "http://127.0.0.1:" + server.getPort(),
                "de&mo",
                "se/cret",
                Duration.ofSeconds(2));
    }

    /** As the application has it without an engine's client. */
    static V2Credentials logIn(EngineProperties properties) {
        return new V2Credentials(properties, new StaticListableBeanFactory().getBeanProvider(CamundaClient.class));
    }

    /** The search of that engine. */
    static V2Search search(MockWebServer server) {
        EngineProperties properties = properties(server, "v2");
        return new V2Search(properties, logIn(properties));
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
