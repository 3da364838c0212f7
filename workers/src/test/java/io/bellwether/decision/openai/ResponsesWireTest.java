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

class ResponsesWireTest extends AdvisorWireContract {
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
        return settings("openai", "gpt-5-mini", Map.of("effort", "medium"), baseUrl, timeout);
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
        assertThat(server.requests().getFirst().path()).isEqualTo("/v1/responses");
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "instructions", "input", "text", "max_output_tokens", "store", "reasoning");
        assertThat(body.get("store").asBoolean())
                .as("nothing is kept at the vendor")
                .isFalse();
        assertThat(body.at("/text/format/strict").asBoolean()).isTrue();
        assertThat(body.at("/reasoning/effort").asString()).isEqualTo("medium");
    }

    @Test
    void aFilteredAnswerIsFiltered() {
        server.enqueueFiltered();
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.FILTERED);
    }
}
