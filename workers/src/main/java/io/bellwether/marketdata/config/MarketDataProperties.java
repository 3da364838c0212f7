package io.bellwether.marketdata.config;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of market data.
 *
 * @param minimumShare see {@link io.bellwether.marketdata.app.QualityLimits}
 */
@ConfigurationProperties(prefix = "bellwether.market-data", ignoreUnknownFields = false)
record MarketDataProperties(@DefaultValue("0.80") BigDecimal minimumShare) {}
