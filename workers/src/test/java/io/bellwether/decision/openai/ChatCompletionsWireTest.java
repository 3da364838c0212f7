package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.testing.vendors.VendorServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatCompletionsWireTest extends OpenAiWireContract {
    ChatCompletionsWireTest() {
        super(Dialect.OPENAI, "openai", "gpt-6.1-terra", Map.of("api", "chat", "effort", "low"));
    }

    @ParameterizedTest
    @CsvSource({
        "stop, COMPLETE",
        "eos, COMPLETE",
        "length, TRUNCATED",
        "content_filter, FILTERED",
        "tool_calls, UNFINISHED",
        "function_call, UNFINISHED",
        "pause, UNFINISHED",
        "abort, UNFINISHED",
        "error, UNFINISHED"
    })
    void onlyAKnownEndIsOne(String reason, Advisor.Ending ending) {
        server.enqueueBody(
                "{\"choices\":[{\"finish_reason\":\"%s\",\"message\":{\"content\":\"{}\"}}]}".formatted(reason),
                Map.of());
        assertThat(ask().ending()).isEqualTo(ending);
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        VendorServer.Asked request = asked();
        var body = request.json();
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "messages", "response_format", "max_completion_tokens", "reasoning_effort");
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(body.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(body.at("/messages/1/role").asString()).isEqualTo("user");
    }
}
