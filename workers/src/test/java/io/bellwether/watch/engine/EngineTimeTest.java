package io.bellwether.watch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.TransientFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class EngineTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-02T16:00:00.500Z");

    private final EngineTime time = new EngineTime(() -> NOW);

    @Test
    void readsTheDateOfAnyAnswer() throws IOException, InterruptedException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .code(401)
                    .addHeader("Date", "Mon, 02 Nov 2026 15:58:00 GMT")
                    .build());
            URI gateway = URI.create("http://127.0.0.1:" + server.getPort() + "/");
            assertThat(time.skew(gateway)).contains(Duration.ofMinutes(-2));
            assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/topology");
            server.enqueue(new MockResponse.Builder().code(200).build());
            assertThat(time.skew(gateway)).isEmpty();
        }
    }

    @Test
    void turnsSilenceIntoATransientFault() {
        assertThatThrownBy(() -> time.skew(URI.create("http://127.0.0.1:1")))
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("the engine's REST interface does not answer");
    }

    @Test
    void findsEveryJobTypeOfTheModels() {
        assertThat(ModelJobTypes.read()).contains("plan-trading-day", "halt-desk", "ask-advisor");
        String model = """
                <d xmlns:zeebe="z"><zeebe:taskDefinition type="one" retries="3"/><zeebe:taskDefinition type="=x"/>
                <zeebe:executionListener eventType="end" type="two"/><zeebe:executionListener type="one"/></d>""";
        assertThat(ModelJobTypes.in(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("one", "two");
    }
}
