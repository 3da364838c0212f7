package io.bellwether.decision.openai;

import java.util.Optional;

/**
 * Who speaks OpenAI's interface, and how.
 *
 * @param provider name in the settings
 * @param baseUrl the vendor's own address; empty when the settings must give it
 * @param keyVariable where the key usually is; empty when none is needed
 * @param usualApi chat or responses, when the settings do not say
 * @param paid whether tokens cost money
 * @param oldLimitName whether the output limit of Chat Completions has its old name, which is all that many local servers know
 */
record Dialect(
        String provider,
        Optional<String> baseUrl,
        Optional<String> keyVariable,
        String usualApi,
        boolean paid,
        boolean oldLimitName) {
    static final String CHAT = "chat";
    static final String RESPONSES = "responses";

    static final Dialect OPENAI = new Dialect(
            "openai", Optional.of("https://api.openai.com/v1"), Optional.of("OPENAI_API_KEY"), RESPONSES, true, false);
    static final Dialect XAI =
            new Dialect("xai", Optional.of("https://api.x.ai/v1"), Optional.of("XAI_API_KEY"), CHAT, true, false);
    static final Dialect COMPATIBLE =
            new Dialect("openai-compatible", Optional.empty(), Optional.empty(), CHAT, false, true);
}
