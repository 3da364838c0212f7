package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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

/** Reads {@code bellwether.vendors} and {@code bellwether.brokers}; keys come from the environment only. */
@Configuration(proxyBeanMethods = false)
class VendorConfiguration {
    /** One entry of either. */
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
        List<VendorSettings> settings = new ArrayList<>();
        entries(environment, "bellwether.vendors")
                .forEach((name, entry) -> settings.add(entry.toSettings(name, environment)));
        entries(environment, "bellwether.brokers")
                .forEach((name, entry) -> settings.add(entry.toSettings(Vendors.BROKER + name, environment)));
        return new Vendors(settings, ledger, clock);
    }

    private static Map<String, Entry> entries(Environment environment, String group) {
        return Binder.get(environment)
                .bind(
                        group,
                        Bindable.mapOf(String.class, Entry.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElse(Map.of());
    }
}
