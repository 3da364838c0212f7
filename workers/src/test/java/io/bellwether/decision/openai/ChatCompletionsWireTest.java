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

class ChatCompletionsWireTest extends AdvisorWireContract {
    @Override
    protected VendorServer start() {
        return OpenAiServer.start();
    }

    @Override
    protected AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(Dialect.OPENAI, prompts, schema, keys);
    }

    @Override
    protected AdvisorSettings settings(String baseUrl, Duration timeout) {
        return settings("openai", "gpt-5-mini", Map.of("api", "chat", "effort", "low"), baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 512, 95, 64);
    }

    @Override
    protected String model() {
        return "gpt-5-mini-2026-08-07";
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        server.enqueueAnswer(TEXT);
        ask();
        var body = server.requests().getFirst().json();
        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/chat/completions");
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "messages", "response_format", "max_completion_tokens", "reasoning_effort");
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(body.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(body.at("/messages/1/role").asString()).isEqualTo("user");
    }

    @Test
    void aFilteredAnswerIsFiltered() {
        server.enqueueFiltered();
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.FILTERED);
    }
}
