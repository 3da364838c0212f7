package io.bellwether.platform;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock of the application. Business time comes from the process; only the gate before the wire, what starts or
 * sends things outside of any process, and the watch read this one (ADR 17).
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    InstantSource clock(ClockProperties properties) {
        return properties.file() == null ? InstantSource.system() : new FileClock(properties.file());
    }
}
