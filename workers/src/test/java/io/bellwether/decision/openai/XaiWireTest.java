package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.testing.vendors.Trouble;
import io.bellwether.testing.vendors.VendorServer;
import io.bellwether.testing.vendors.XaiServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XaiWireTest extends OpenAiWireContract {
    XaiWireTest() {
        super(Dialect.XAI, "xai", "grok-4.3", Map.of("temperature", "0.2"));
    }

    @Override
    protected VendorServer start() {
        return XaiServer.start();
    }

    @Test
    void theRequestHasExactlyTheseFields() {
        VendorServer.Asked request = asked();
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "model", "messages", "response_format", "max_completion_tokens", "temperature");
    }

    /** docs.cloud.google.com, "Reasoning for Grok models", read 2026-11-29: counted apart from the completion's tokens. */
    @Test
    void reasoningThatIsCountedBesideTheTextIsWrittenAsWell() {
        server.enqueueBody(
                "{\"choices\":[{\"message\":{\"content\":\"{}\"}}],\"usage\":{\"prompt_tokens\":32,\"completion_tokens\":9,"
                        + "\"total_tokens\":135,\"completion_tokens_details\":{\"reasoning_tokens\":94}}}",
                Map.of());
        assertThat(ask().usage()).isEqualTo(new Advisor.Usage(32, 0, 103, 94));
    }

    @Test
    void anErrorThatIsATextIsToldAsItIs() {
        assertThat(fault(Trouble.MODEL_UNKNOWN)).hasMessageContaining("The model does not exist");
    }
}
