package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.vendors.VendorServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatCompletionsWireTest extends OpenAiWireContract {
    ChatCompletionsWireTest() {
        super(Dialect.OPENAI, "openai", "gpt-6.1-terra", Map.of("api", "chat", "effort", "low"));
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
