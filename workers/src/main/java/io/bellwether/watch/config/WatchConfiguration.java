package io.bellwether.watch.config;

import io.bellwether.platform.ClockProperties;
import io.bellwether.watch.domain.Thresholds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the settings to the watch. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {
    @Bean
    Thresholds watchThresholds(WatchProperties properties, ClockProperties clock) {
        return properties.toDomain(clock.isMoved());
    }
}
