package io.bellwether.decision.config;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.AdvisorSettings.TokenPrice;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One advisor as the configuration describes it, see {@link AdvisorSettings}.
 *
 * @param timeout absent: what the output limit may take, see {@link #fits}
 * @param maxOutputTokens most tokens of an answer. What a model thinks counts among them, and the newest think unless they
 *     are told not to (platform.claude.com, "Thinking", read 2026-11-29; OpenAI's and xAI's reasoning is billed and
 *     limited as output as well)
 * @param price of this advisor's tokens; absent takes the price of its model from the table
 */
record AdvisorProperties(
        @DefaultValue("") String provider,
        @DefaultValue("") String model,
        @Nullable String api,
        @Nullable String baseUrl,
        @Nullable String keyVariable,
        @Nullable Duration timeout,
        @DefaultValue("32000") int maxOutputTokens,
        @DefaultValue("60000") int contextTokens,
        @Nullable BigDecimal temperature,
        @Nullable String effort,
        @Nullable Path file,
        @Nullable Price price) {

    /**
     * A price given for one advisor [USD per million tokens].
     *
     * @param version stored with every cost
     */
    record Price(
            @DefaultValue("own") String version,
            BigDecimal input,
            @Nullable BigDecimal cachedInput,
            BigDecimal output,
            @Nullable BigDecimal cacheWrite) {
        TokenPrice toDomain() {
            return new TokenPrice(
                    version,
                    input,
                    cachedInput == null ? input : cachedInput,
                    output,
                    cacheWrite == null ? input : cacheWrite);
        }
    }

    private static final Duration TO_READ = Duration.ofSeconds(60);

    /** The slowest that a model is believed to write [tokens per second]. */
    private static final int SLOWEST = 40;

    /** Long enough for a slow model to read the prompt and to write as much as it may. */
    static Duration fits(int maxOutputTokens) {
        return TO_READ.plusSeconds(Math.ceilDiv(maxOutputTokens, SLOWEST));
    }

    AdvisorSettings toSettings(String name, ModelProperties models) {
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw wrong(name, "timeout", "must be > 0", timeout);
        }
        if (maxOutputTokens <= 0) {
            throw wrong(name, "max-output-tokens", "must be > 0", maxOutputTokens);
        }
        if (contextTokens <= 0) {
            throw wrong(name, "context-tokens", "must be > 0", contextTokens);
        }
        return new AdvisorSettings(
                provider,
                model,
                text(api),
                text(baseUrl),
                text(keyVariable),
                timeout == null ? fits(maxOutputTokens) : timeout,
                maxOutputTokens,
                contextTokens,
                Optional.ofNullable(temperature),
                text(effort),
                Optional.ofNullable(file),
                Optional.ofNullable(price).map(Price::toDomain).or(() -> models.price(model)));
    }

    private static IllegalArgumentException wrong(String name, String key, String limit, Object value) {
        return new IllegalArgumentException("bellwether.advisors.%s.%s %s, was %s".formatted(name, key, limit, value));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
