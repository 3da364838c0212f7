package io.bellwether.decision.config;

import io.bellwether.decision.app.AdvisorSettings.TokenPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for all models.
 *
 * @param longestWait longest time a job waits because a vendor says so
 * @param priceVersion name of the price table, stored with every cost
 * @param prices by the vendor's name of the model
 */
@ConfigurationProperties(prefix = "bellwether.models", ignoreUnknownFields = false)
record ModelProperties(
        @DefaultValue("PT30S") Duration longestWait,
        @DefaultValue("unnamed") String priceVersion,
        @DefaultValue Map<String, Price> prices) {

    /**
     * A model's price [USD per million tokens].
     *
     * @param input tokens read
     * @param cachedInput tokens read from the vendor's cache
     * @param output tokens written, reasoning included
     */
    record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {}

    Optional<TokenPrice> price(String model) {
        return Optional.ofNullable(prices.get(model))
                .map(price -> new TokenPrice(priceVersion, price.input(), price.cachedInput(), price.output()));
    }
}
