package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompatibleWireTest extends OpenAiWireContract {
    CompatibleWireTest() {
        super(Dialect.COMPATIBLE, "openai-compatible", "some-model", Map.of("temperature", "0.7"));
    }

    @Test
    void theOutputLimitHasTheNameThatOldServersKnow() {
        assertThat(asked().json().propertyNames())
                .containsExactlyInAnyOrder("model", "messages", "response_format", "max_tokens", "temperature");
    }
}
