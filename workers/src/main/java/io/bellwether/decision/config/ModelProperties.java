package io.bellwether.decision.config;

import io.bellwether.decision.app.advisor.AdvisorSettings.TokenPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for all models.
 *
 * @param longestWait longest time a job waits because a vendor says so
 * @param priceVersion name of the price table, stored with every cost
 * @param prices by the vendor's name of the model
 * @param ends the last day of a model, by the vendor's name of it, as far as its vendor has announced one
 * @param warnBefore how long before a model's end people are told
 */
@ConfigurationProperties(prefix = "bellwether.models", ignoreUnknownFields = false)
record ModelProperties(
        @DefaultValue("PT30S") Duration longestWait,
        @DefaultValue("unnamed") String priceVersion,
        @DefaultValue Map<String, Price> prices,
        @DefaultValue Map<String, LocalDate> ends,
        @DefaultValue("P30D") Period warnBefore) {

    /**
     * A model's price [USD per million tokens].
     *
     * @param input tokens read
     * @param cachedInput tokens read from the vendor's cache
     * @param output tokens written, reasoning included
     * @param cacheWrite tokens read that the vendor puts into its cache; absent costs what other input does
     */
    record Price(
            BigDecimal input,
            BigDecimal cachedInput,
            BigDecimal output,
            @Nullable BigDecimal cacheWrite) {
        TokenPrice toDomain(String version) {
            return new TokenPrice(version, input, cachedInput, output, cacheWrite == null ? input : cacheWrite);
        }
    }

    Optional<TokenPrice> price(String model) {
        return Optional.ofNullable(prices.get(model)).map(price -> price.toDomain(priceVersion));
    }
}
