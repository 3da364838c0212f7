package io.bellwether.decision.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.domain.WrittenContext;
import io.bellwether.kernel.Session;
import io.bellwether.testing.vendors.AnthropicServer;
import io.bellwether.testing.vendors.VendorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        return settings("anthropic", "claude-sonnet-5-5", Map.of("effort", "high"), baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 500, 95, 0, 12);
    }

    @Override
    protected String model() {
        return "claude-sonnet-5-5-20260929";
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, COMPLETE",
        "stop_sequence, COMPLETE",
        "max_tokens, TRUNCATED",
        "model_context_window_exceeded, TRUNCATED",
        "refusal, REFUSED",
        "pause_turn, UNFINISHED",
        "tool_use, UNFINISHED",
        "compaction, UNFINISHED",
        "something_new, UNFINISHED"
    })
    void onlyAKnownEndIsOne(String reason, Advisor.Ending ending) {
        server.enqueueBody(
                "{\"content\":[{\"type\":\"text\",\"text\":\"{}\"}],\"stop_reason\":\"%s\"}".formatted(reason),
                Map.of());
        Advisor.Answer answer = ask();
        assertThat(answer.ending()).isEqualTo(ending);
        assertThat(answer.text()).isEqualTo("{}");
    }

    @Test
    void aToolThatIsCalledBesideATextIsWaitedFor() {
        String text = "{\"type\":\"text\",\"text\":\"{}\"}";
        server.enqueueBody(
                "{\"content\":[%s,{\"type\":\"tool_use\",\"name\":\"x\"}],\"stop_reason\":\"end_turn\"}"
                        .formatted(text),
                Map.of());
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.UNFINISHED);
        server.enqueueBody(
                "{\"content\":[{\"type\":\"server_tool_use\",\"name\":\"x\"},%s],\"stop_reason\":\"end_turn\"}"
                        .formatted(text),
                Map.of());
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.COMPLETE);
    }

    @Test
    void contentThatIsATextOrBesideThoughtsIsRead() {
        server.enqueueBody("{\"content\":\"{}\"}", Map.of());
        assertThat(ask().text()).isEqualTo("{}");
        server.enqueueBody(
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm.\"},{\"type\":\"text\",\"text\":\"{\"},"
                        + "{\"type\":\"text\",\"text\":\"}\"}]}",
                Map.of());
        assertThat(ask().text()).isEqualTo("{}");
    }

    @Test
    void countsOfTheCacheThatCannotBeTrueAreNotBelieved() {
        for (String more : List.of(
                "\"cache_read_input_tokens\":-500",
                "\"cache_creation_input_tokens\":-900",
                "\"cache_read_input_tokens\":90000000")) {
            server.enqueueBody(
                    "{\"content\":\"{}\",\"usage\":{\"input_tokens\":812,\"output_tokens\":95,%s}}".formatted(more),
                    Map.of());
            assertThat(ask().usage()).as(more).isEqualTo(new Advisor.Usage(60_000, 0, 16_000, 0));
        }
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
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(16_000);
    }

    @Override
    protected Map<RequestParameter, String> pointers() {
        return Map.of(
                RequestParameter.SCHEMA, "/output_config/format",
                RequestParameter.EFFORT, "/output_config/effort",
                RequestParameter.CACHE, "/system/0/cache_control");
    }

    @Test
    void whatIsTheSameAllDayIsMarkedForTheCacheAndTheRestIsNot() {
        server.enqueueAnswer(TEXT);
        ask();
        var body = server.requests().getFirst().json();
        assertThat(body.at("/system/0/text").asString()).isEqualTo("You run a desk.");
        assertThat(body.at("/system/0/cache_control/type").asString()).isEqualTo("ephemeral");
        assertThat(body.at("/messages/0/content").asString()).isEqualTo("Bars: 1, 2, 3");
        assertThat(body.at("/messages/0").toString()).doesNotContain("cache_control");
    }

    @Test
    void whatIsAskedSeveralTimesIsMarkedWhole() {
        server.enqueueAnswer(prompt -> prompt);
        Advisor.Request several = new Advisor.Request(
                "d", WrittenContext.of("{}"), Session.MORNING, 0, 0, List.of(), Optional.empty(), Set.of(), true);
        assertThat(advisor(settings(server.baseUrl(), Duration.ofSeconds(20)))
                        .ask(several)
                        .text())
                .isEqualTo("Bars: 1, 2, 3");
        assertThat(server.violations()).isEmpty();
        var body = server.requests().getFirst().json();
        assertThat(body.at("/system/0/cache_control/type").asString()).isEqualTo("ephemeral");
        assertThat(body.at("/messages/0/content/0/cache_control/type").asString())
                .isEqualTo("ephemeral");
    }

    @Test
    void aLongOutputLimitIsAskedForWithoutStreaming() {
        server.enqueueAnswer(TEXT);
        AdvisorSettings usual = settings(server.baseUrl(), Duration.ofMinutes(15));
        AdvisorSettings patient = new AdvisorSettings(
                usual.provider(),
                usual.model(),
                usual.api(),
                usual.baseUrl(),
                usual.keyVariable(),
                usual.timeout(),
                64_000,
                usual.contextTokens(),
                usual.temperature(),
                usual.effort(),
                usual.file(),
                usual.price());
        assertThat(advisor(patient)
                        .ask(new Advisor.Request("d", "{}", Session.MORNING, List.of(), Optional.empty()))
                        .text())
                .isEqualTo(TEXT);
        assertThat(server.requests().getFirst().json().at("/max_tokens").asInt())
                .isEqualTo(64_000);
    }
}
