package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.AdvisorProvider;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.AnswerSchema;
import io.bellwether.decision.app.Keys;
import io.bellwether.decision.app.Prompts;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import io.bellwether.testing.vendors.XaiServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XaiWireTest extends AdvisorWireContract {
    @Override
    protected VendorServer start() {
        return XaiServer.start();
    }

    @Override
    protected AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.XAI, prompts, schema, keys);
    }

    @Override
    protected AdvisorSettings settings(String baseUrl, Duration timeout) {
        return settings("xai", "grok-4", Map.of("temperature", "0.2"), baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 512, 95, 64);
    }

    @Override
    protected String model() {
        return "grok-4-2026-08-07";
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        server.enqueueAnswer(TEXT);
        ask();
        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/chat/completions");
        assertThat(server.requests().getFirst().json().propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "messages", "response_format", "max_completion_tokens", "temperature");
    }

    @Test
    void anErrorThatIsATextIsToldAsItIs() {
        assertThat(fault(Trouble.MODEL_UNKNOWN)).hasMessageContaining("The model does not exist");
    }
}
