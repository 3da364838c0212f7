package io.bellwether.decision.config;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.model.Keys;
import io.bellwether.decision.app.model.ModelLifetimes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the advisors from the configuration; a misspelt key stops the start. */
@Configuration(proxyBeanMethods = false)
class AdvisorConfiguration {
    private static final String GROUP = "bellwether.advisors";

    @Bean
    ConfiguredAdvisors configuredAdvisors(Environment environment, ModelProperties models) {
        Map<String, AdvisorProperties> bound = Binder.get(environment)
                .bind(
                        GROUP,
                        Bindable.mapOf(String.class, AdvisorProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()))
                .orElse(Map.of());
        Map<String, AdvisorSettings> settings = new TreeMap<>();
        bound.forEach((name, properties) -> settings.put(name, properties.toSettings(name, models)));
        return new ConfiguredAdvisors(settings, models.longestWait());
    }

    @Bean
    ModelLifetimes modelLifetimes(ModelProperties models) {
        return new ModelLifetimes(models.ends(), models.warnBefore());
    }

    @Bean
    Keys keys(Environment environment) {
        return variable -> Optional.ofNullable(environment.getProperty(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
