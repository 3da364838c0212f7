package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.AdvisorProvider;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.AnswerSchema;
import io.bellwether.decision.app.Keys;
import io.bellwether.decision.app.Prompts;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.VendorServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompatibleWireTest extends AdvisorWireContract {
    @Override
    protected VendorServer start() {
        return OpenAiServer.start();
    }

    @Override
    protected AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.COMPATIBLE, prompts, schema, keys);
    }

    @Override
    protected AdvisorSettings settings(String baseUrl, Duration timeout) {
        return settings("openai-compatible", "some-model", Map.of("temperature", "0.7"), baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 512, 95, 64);
    }

    @Override
    protected String model() {
        return "some-model-2026-08-07";
    }

    @Test
    void theOutputLimitHasTheNameThatOldServersKnow() {
        server.enqueueAnswer(TEXT);
        ask();
        assertThat(server.requests().getFirst().json().propertyNames())
                .containsExactlyInAnyOrder("model", "messages", "response_format", "max_tokens", "temperature");
    }
}
