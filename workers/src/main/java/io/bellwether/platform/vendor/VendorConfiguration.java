package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads {@code bellwether.vendors}; keys come from the environment only. */
@Configuration(proxyBeanMethods = false)
class VendorConfiguration {
    /** One entry of {@code bellwether.vendors}. */
    record Entry(
            @DefaultValue("true") boolean enabled,
            String baseUrl,
            @Nullable String keyVariable,
            @Nullable String secretVariable,
            @DefaultValue("60") int perMinute,
            @DefaultValue("0") int perHour,
            @DefaultValue("0") int perDay,
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("5") int failures,
            @DefaultValue("PT10M") Duration pause,
            @DefaultValue Map<String, String> options) {
        VendorSettings toSettings(String name, Environment environment) {
            return new VendorSettings(
                    name,
                    enabled,
                    baseUrl,
                    secret(environment, keyVariable),
                    secret(environment, secretVariable),
                    Stream.of(keyVariable, secretVariable)
                            .flatMap(Stream::ofNullable)
                            .toList(),
                    perMinute,
                    perHour,
                    perDay,
                    timeout,
                    failures,
                    pause,
                    options);
        }
    }

    private static Optional<String> secret(Environment environment, @Nullable String variable) {
        return Optional.ofNullable(variable)
                .map(environment::getProperty)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    @Bean
    Vendors vendors(Environment environment, VendorLedger ledger, InstantSource clock) {
        Map<String, Entry> entries = Binder.get(environment)
                .bind(
                        "bellwether.vendors",
                        Bindable.mapOf(String.class, Entry.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElse(Map.of());
        List<VendorSettings> settings = entries.entrySet().stream()
                .map(one -> one.getValue().toSettings(one.getKey(), environment))
                .toList();
        return new Vendors(settings, ledger, clock);
    }
}
