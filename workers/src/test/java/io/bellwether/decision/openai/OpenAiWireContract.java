package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.AdvisorProvider;
import io.bellwether.decision.app.AdvisorSettings;
import io.bellwether.decision.app.AdvisorWireContract;
import io.bellwether.decision.app.AnswerSchema;
import io.bellwether.decision.app.Keys;
import io.bellwether.decision.app.Prompts;
import io.bellwether.decision.app.RequestParameter;
import io.bellwether.testing.vendors.OpenAiServer;
import io.bellwether.testing.vendors.VendorServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void aFilteredAnswerIsFiltered() {
        server.enqueueFiltered();
        assertThat(ask().ending()).isEqualTo(Advisor.Ending.FILTERED);
    }
}
