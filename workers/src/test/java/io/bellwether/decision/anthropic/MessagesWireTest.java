package io.bellwether.decision.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.AdvisorProvider;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.AnswerSchema;
import io.bellwether.decision.app.Keys;
import io.bellwether.decision.app.Prompts;
import io.bellwether.testing.vendors.AnthropicServer;
import io.bellwether.testing.vendors.VendorServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesWireTest extends AdvisorWireContract {
    @Override
    protected VendorServer start() {
        return AnthropicServer.start();
    }

    @Override
    protected AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new AnthropicProvider(prompts, schema, keys);
    }

    @Override
    protected AdvisorSettings settings(String baseUrl, Duration timeout) {
        return settings("anthropic", "claude-sonnet-4-5", Map.of("effort", "high"), baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 500, 95, 0);
    }

    @Override
    protected String model() {
        return "claude-sonnet-4-5-20260929";
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        server.enqueueAnswer(TEXT);
        ask();
        var body = server.requests().getFirst().json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("model", "system", "messages", "max_tokens", "output_config");
        assertThat(body.at("/output_config/format/type").asString()).isEqualTo("json_schema");
        assertThat(body.at("/output_config/effort").asString()).isEqualTo("high");
    }
}
