package io.bellwether.watch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.watch.domain.Thresholds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class WatchPropertiesTest {
    @Test
    void defaultsAreTheDefaultThresholds() {
        assertThat(bind(Map.of()).toDomain(false)).isEqualTo(Thresholds.DEFAULT);
        assertThat(bind(Map.of()).enabled()).isTrue();
    }

    @Test
    void readsWhatAPersonWrites() {
        Thresholds thresholds = bind(Map.of(
                        "bellwether.watch.every", "PT10S", "bellwether.watch.session-start", "PT9M"))
                .toDomain(false);
        assertThat(thresholds.longestBreak()).isEqualTo(Duration.ofSeconds(30));
        assertThat(thresholds.sessionStart()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void aClockThatLeapsMakesNoBreak() {
        assertThat(bind(Map.of()).toDomain(true).longestBreak()).isGreaterThan(Duration.ofDays(365));
    }

    @Test
    void refusesWhatNobodyReadsAndWhatMakesNoSense() {
        assertThatThrownBy(() -> bind(Map.of("bellwether.watch.sesion-start", "PT9M")))
                .rootCause()
                .hasMessageContaining("bellwether.watch.sesion-start");
        assertThatThrownBy(() -> bind(Map.of("bellwether.watch.every", "PT0.1S")))
                .rootCause()
                .hasMessage("bellwether.watch.every must be at least PT1S, was PT0.1S");
        assertThatThrownBy(() -> bind(Map.of("bellwether.watch.ping-url", "https://example.com/secret")))
                .as("the secret address comes from the environment only")
                .rootCause()
                .hasMessageContaining("bellwether.watch.ping-url");
        assertThatThrownBy(
                        () -> bind(Map.of("bellwether.watch.release", "PT1M")).toDomain(false))
                .hasMessageContaining("bellwether.watch.release must not be shorter than bellwether.watch.halt");
    }

    private static WatchProperties bind(Map<String, String> values) {
        Binder binder = new Binder(
                java.util.List.of(new MapConfigurationPropertySource(values)),
                null,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate(
                "bellwether.watch",
                Bindable.of(WatchProperties.class),
                new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> true));
    }
}
