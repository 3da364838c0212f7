package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import java.net.URI;
import java.util.Optional;

/** What every vendor's settings have in common; each refusal says what to change. */
public final class ProviderRules {
    private ProviderRules() {}

    /** The model's name must be there, and its price, since budgets are kept in dollars. */
    public static void requirePricedModel(String name, AdvisorSettings settings) {
        requireModel(name, settings);
        if (settings.price().isEmpty()) {
            throw new IllegalArgumentException(
                    "no price is known for model '%s'; set bellwether.advisors.%s.price.input and .output [USD per million tokens]"
                            .formatted(settings.model(), name));
        }
    }

    public static void requireModel(String name, AdvisorSettings settings) {
        if (settings.model().isBlank()) {
            throw new IllegalArgumentException("set bellwether.advisors.%s.model".formatted(name));
        }
    }

    /** A base URL that is http or https and carries no secret. */
    public static void checkBaseUrl(String name, AdvisorSettings settings) {
        settings.baseUrl().ifPresent(text -> {
            String limit = "bellwether.advisors.%s.base-url must be an http(s) address without user, query and fragment"
                    .formatted(name);
            URI uri;
            try {
                uri = URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(limit); // the cause would repeat what may be a secret
            }
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (!web || !plain || uri.getHost() == null) {
                throw new IllegalArgumentException(limit);
            }
        });
    }

    /**
     * The key.
     *
     * @param usual the vendor's own variable, when the settings name none
     */
    public static String requireKey(AdvisorSettings settings, String usual, Keys keys) {
        String variable = settings.keyVariable().orElse(usual);
        return findKey(variable, keys)
                .orElseThrow(() -> new IllegalArgumentException(
                        "set the environment variable %s to your key".formatted(variable)));
    }

    /** The key in this variable, checked for what no HTTP header can carry. */
    public static Optional<String> findKey(String variable, Keys keys) {
        Optional<String> key = keys.find(variable);
        if (key.isPresent() && !key.get().chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "the environment variable %s holds blanks or special characters, so it is no key; set it again"
                            .formatted(variable));
        }
        return key;
    }
}
