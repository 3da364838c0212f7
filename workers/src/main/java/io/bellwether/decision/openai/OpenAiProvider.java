package io.bellwether.decision.openai;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.model.ModelAdvisor;
import io.bellwether.decision.app.model.ModelVendor;
import io.bellwether.decision.app.model.ProviderRules;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import java.util.Optional;

/** Makes advisors of one dialect of OpenAI's interface. */
final class OpenAiProvider implements AdvisorProvider {
    private final Dialect dialect;
    private final Prompts prompts;
    private final AnswerSchema schema;
    private final Keys keys;

    OpenAiProvider(Dialect dialect, Prompts prompts, AnswerSchema schema, Keys keys) {
        this.dialect = dialect;
        this.prompts = prompts;
        this.schema = schema;
        this.keys = keys;
    }

    @Override
    public String provider() {
        return dialect.provider();
    }

    @Override
    public Advisor create(String name, AdvisorSettings settings) {
        String api = settings.api().orElse(dialect.usualApi());
        if (!api.equals(Dialect.CHAT) && !api.equals(Dialect.RESPONSES)) {
            throw new IllegalArgumentException(
                    "bellwether.advisors.%s.api must be chat or responses, was %s".formatted(name, api));
        }
        ProviderRules.checkBaseUrl(name, settings);
        String baseUrl = settings.baseUrl()
                .or(dialect::baseUrl)
                .orElseThrow(() -> new IllegalArgumentException(
                        "set bellwether.advisors.%s.base-url to the server's address, e.g. http://127.0.0.1:11434/v1"
                                .formatted(name)));
        if (dialect.paid()) {
            ProviderRules.requirePricedModel(name, settings);
        } else {
            ProviderRules.requireModel(name, settings);
        }
        return new ModelAdvisor(
                name, settings, key(settings), prompts, schema, key -> connect(api, baseUrl, settings, key));
    }

    private Optional<String> key(AdvisorSettings settings) {
        return dialect.keyVariable()
                .map(usual -> ProviderRules.requireKey(settings, usual, keys))
                .or(() -> settings.keyVariable().flatMap(variable -> ProviderRules.findKey(variable, keys)));
    }

    private ModelVendor connect(String api, String baseUrl, AdvisorSettings settings, String key) {
        OpenAiConnection connection = new OpenAiConnection(baseUrl, key, settings.timeout());
        return api.equals(Dialect.CHAT)
                ? new ChatCompletions(connection, settings, dialect)
                : new Responses(connection, settings);
    }
}
