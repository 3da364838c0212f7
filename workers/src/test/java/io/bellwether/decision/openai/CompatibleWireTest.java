package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibleWireTest extends OpenAiWireContract {
    CompatibleWireTest() {
        super(Dialect.COMPATIBLE, "openai-compatible", "some-model", Map.of("temperature", "0.7"));
    }

    @Test
    void theOutputLimitHasTheNameThatOldServersKnow() {
        assertThat(asked().json().propertyNames())
                .containsExactlyInAnyOrder("model", "messages", "response_format", "max_tokens", "temperature");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, COMPLETE",
        "STOP, COMPLETE",
        "MAX_TOKENS, TRUNCATED",
        "SAFETY, FILTERED",
        "abort, UNFINISHED",
        "insufficient_system_resource, UNFINISHED"
    })
    void theReasonOfTheEndIsKnownInAnyCase(String reason, Advisor.Ending ending) {
        server.enqueueBody(
                "{\"choices\":[{\"finish_reason\":\"%s\",\"message\":{\"content\":\"{}\"}}]}".formatted(reason),
                Map.of());
        assertThat(ask().ending()).isEqualTo(ending);
    }

    @Test
    void theSameChoiceTwiceIsOneAnswer() {
        server.enqueueBody(
                "{\"choices\":[{\"message\":{\"content\":\"{}\"}},{\"message\":{\"content\":\"{}\"}}]}", Map.of());
        assertThat(ask().text()).isEqualTo("{}");
    }
}
