package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.testing.vendors.VendorServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private Advisor.Answer answerTo(String items) {
        server.enqueueBody("{\"status\":\"completed\",\"output\":[%s]}".formatted(items), Map.of());
        return ask();
    }

    private static String message(String more, String text) {
        return "{\"type\":\"message\",%s\"content\":[{\"type\":\"output_text\",\"text\":\"%s\"}]}"
                .formatted(more, text);
    }

    @Test
    void whatIsSaidOnTheWayToTheAnswerIsNoPartOfIt() {
        String onTheWay = message("\"phase\":\"commentary\",", "Let me look.");
        assertThat(answerTo(onTheWay + "," + message("\"phase\":\"final_answer\",", "{}"))
                        .text())
                .isEqualTo("{}");
        assertThat(answerTo(onTheWay + "," + message("", "{}")).text()).isEqualTo("{}");
        assertThat(answerTo(message("\"phase\":\"commentary\",", "{}")).text()).isEmpty();
    }

    @Test
    void aMessageThatIsNotDoneIsNoAnswerAlthoughTheResponseIs() {
        assertThat(answerTo(message("\"status\":\"incomplete\",", "{}")).ending())
                .isEqualTo(Advisor.Ending.TRUNCATED);
        assertThat(answerTo(message("\"status\":\"in_progress\",", "{}")).ending())
                .isEqualTo(Advisor.Ending.UNFINISHED);
    }

    @ParameterizedTest
    @CsvSource({
        "function_call, UNFINISHED",
        "custom_tool_call, UNFINISHED",
        "computer_call, UNFINISHED",
        "mcp_approval_request, UNFINISHED",
        "web_search_call, COMPLETE",
        "reasoning, COMPLETE"
    })
    void whatWaitsForACallIsNotDone(String type, Advisor.Ending ending) {
        Advisor.Answer answer = answerTo(message("", "{}") + ",{\"type\":\"%s\"}".formatted(type));
        assertThat(answer.ending()).isEqualTo(ending);
        assertThat(answer.text()).isEqualTo("{}");
    }
}
