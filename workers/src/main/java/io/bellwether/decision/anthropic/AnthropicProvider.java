package io.bellwether.decision.anthropic;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorProvider;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.model.ModelAdvisor;
import io.bellwether.decision.app.model.ProviderRules;
import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.app.prompt.Prompts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes advisors that are models of Anthropic. */
@Component
class AnthropicProvider implements AdvisorProvider {
    private static final String BASE_URL = "https://api.anthropic.com";
    private static final String KEY_VARIABLE = "ANTHROPIC_API_KEY";

    private final Prompts prompts;
    private final AnswerSchema schema;
    private final Keys keys;

    AnthropicProvider(Prompts prompts, AnswerSchema schema, Keys keys) {
        this.prompts = prompts;
        this.schema = schema;
        this.keys = keys;
    }

    @Override
    public String provider() {
        return "anthropic";
    }

    @Override
    public Advisor create(String name, AdvisorSettings settings) {
        if (settings.api().isPresent()) {
            throw new IllegalArgumentException(
                    "bellwether.advisors.%s.api: Anthropic has one interface; remove it".formatted(name));
        }
        if (settings.temperature().isPresent()) {
            throw new IllegalArgumentException(
                    "bellwether.advisors.%s.temperature: Anthropic takes none; remove it".formatted(name));
        }
        ProviderRules.checkBaseUrl(name, settings);
        ProviderRules.requirePricedModel(name, settings);
        String found = ProviderRules.requireKey(settings, KEY_VARIABLE, keys);
        String baseUrl = settings.baseUrl().orElse(BASE_URL);
        return new ModelAdvisor(
                name, settings, Optional.of(found), prompts, schema, key -> new Messages(baseUrl, key, settings));
    }
}
