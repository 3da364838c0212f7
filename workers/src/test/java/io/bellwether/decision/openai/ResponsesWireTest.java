package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.testing.vendors.VendorServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponsesWireTest extends OpenAiWireContract {
    ResponsesWireTest() {
        super(Dialect.OPENAI, "openai", "gpt-6.1-terra", Map.of("effort", "medium"));
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        VendorServer.Asked request = asked();
        var body = request.json();
        assertThat(request.path()).isEqualTo("/v1/responses");
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "instructions", "input", "text", "max_output_tokens", "store", "reasoning");
        assertThat(body.get("store").asBoolean())
                .as("nothing is kept at the vendor")
                .isFalse();
        assertThat(body.at("/text/format/strict").asBoolean()).isTrue();
        assertThat(body.at("/reasoning/effort").asString()).isEqualTo("medium");
    }
}
