package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.platform.Json;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.VendorServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for everyone who speaks one of OpenAI's interfaces. */
abstract class OpenAiWireContract extends AdvisorWireContract {
    private final Dialect dialect;
    private final String provider;
    private final String model;
    private final Map<String, String> options;

    OpenAiWireContract(Dialect dialect, String provider, String model, Map<String, String> options) {
        this.dialect = dialect;
        this.provider = provider;
        this.model = model;
        this.options = options;
    }

    @Override
    protected VendorServer start() {
        return OpenAiServer.start();
    }

    @Override
    protected AdvisorProvider provider(Prompts prompts, AnswerSchema schema, Keys keys) {
        return new OpenAiProvider(dialect, prompts, schema, keys);
    }

    @Override
    protected AdvisorSettings settings(String baseUrl, Duration timeout) {
        return settings(provider, model, options, baseUrl, timeout);
    }

    @Override
    protected Advisor.Usage usage() {
        return new Advisor.Usage(812, 512, 95, 64);
    }

    @Override
    protected String model() {
        return model + "-2026-08-07";
    }

    @Override
    protected Map<RequestParameter, String> pointers() {
        boolean chat = !options.containsKey("effort") || options.containsKey("api");
        Map<RequestParameter, String> pointers = new EnumMap<>(RequestParameter.class);
        pointers.put(RequestParameter.SCHEMA, chat ? "/response_format" : "/text/format");
        if (options.containsKey("effort")) {
            pointers.put(RequestParameter.EFFORT, chat ? "/reasoning_effort" : "/reasoning/effort");
        }
        if (options.containsKey("temperature")) {
            pointers.put(RequestParameter.TEMPERATURE, "/temperature");
        }
        return pointers;
    }

    /** The one request of a question that was answered. */
    VendorServer.Asked asked() {
        server.enqueueAnswer(TEXT);
        ask();
        return server.requests().getFirst();
    }

    /** A body in the shape of both interfaces. */
    private static String body(String message, String item) {
        return "{\"choices\":[{\"message\":%s}],\"output\":[%s]}".formatted(message, item);
    }

    static Stream<String> bodiesOfServersThatCopy() {
        String text = Json.write(TEXT);
        String half = Json.write(TEXT.substring(0, 20));
        String rest = Json.write(TEXT.substring(20));
        return Stream.of(
                body(
                        "{\"content\":[{\"type\":\"text\",\"text\":%s},{\"type\":\"text\",\"text\":%s}]}"
                                .formatted(half, rest),
                        "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":%s},{\"type\":\"output_text\",\"text\":%s}]}"
                                .formatted(half, rest)),
                body(
                        "{\"content\":[%s,%s]}".formatted(half, rest),
                        "{\"type\":\"message\",\"content\":[%s,%s]}".formatted(half, rest)),
                body(
                        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[]},{\"type\":\"text\",\"text\":%s}]}"
                                .formatted(text),
                        "{\"type\":\"message\",\"content\":%s}".formatted(text)),
                body(
                        "{\"content\":{\"type\":\"text\",\"text\":{\"value\":%s}}}".formatted(text),
                        "{\"type\":\"message\",\"content\":{\"type\":\"text\",\"text\":{\"value\":%s}}}"
                                .formatted(text)),
                body(
                        "{\"content\":null,\"reasoning\":%s}".formatted(text),
                        "{\"type\":\"reasoning\",\"content\":[{\"type\":\"reasoning_text\",\"text\":%s}]}"
                                .formatted(text)),
                body(
                        "{\"content\":\" \",\"reasoning_content\":%s}".formatted(text),
                        "{\"type\":\"reasoning\",\"content\":[{\"text\":%s}]},{\"type\":\"message\",\"content\":[]}"
                                .formatted(text)),
                body(
                        "{\"content\":%s,\"reasoning\":\"Buy nothing.\"}".formatted(text),
                        "{\"type\":\"reasoning\",\"content\":[{\"text\":\"Buy nothing.\"}]},{\"content\":[{\"text\":%s}]}"
                                .formatted(text)));
    }

    @ParameterizedTest
    @MethodSource
    void bodiesOfServersThatCopy(String body) {
        server.enqueueBody(body, Map.of());
        Advisor.Answer answer = ask();
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.ending()).isEqualTo(Advisor.Ending.COMPLETE);
    }

    @Test
    void theCallOfAToolIsNoAnswer() {
        server.enqueueBody(
                "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"call_1\"}]}}],"
                        + "\"status\":\"completed\",\"output\":[{\"type\":\"function_call\",\"name\":\"search\"}]}",
                Map.of());
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.UNFINISHED);
    }

    @Test
    void severalAnswersThatDifferAreNotReadAsOneOfThem() {
        String one = "{\"content\":\"{}\"}";
        String item = "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"%s\"}]}";
        String two = "{\"choices\":[{\"message\":%s},{\"message\":{\"content\":\"[]\"}}],\"output\":[%s,%s]}";
        server.enqueueBody(two.formatted(one, item.formatted("{}"), item.formatted("[]")), Map.of());
        assertThat(ask().text()).isEqualTo("{}[]");
    }

    @Test
    void aFilteredAnswerIsFiltered() {
        server.enqueueFiltered();
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.FILTERED);
    }
}
