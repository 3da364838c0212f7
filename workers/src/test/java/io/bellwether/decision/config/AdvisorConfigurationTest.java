package io.bellwether.decision.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.model.ModelLifetimes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class AdvisorConfigurationTest {
    private final StandardEnvironment environment = new StandardEnvironment();
    private final AdvisorConfiguration configuration = new AdvisorConfiguration();

    AdvisorConfigurationTest() throws IOException {
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
    }

    private ConfiguredAdvisors configured(Map<String, Object> own) {
        environment.getPropertySources().addFirst(new MapPropertySource("bellwether.yaml", own));
        return read();
    }

    private ConfiguredAdvisors read() {
        return configuration.configuredAdvisors(environment, models());
    }

    private ModelProperties models() {
        return Binder.get(environment)
                .bind("bellwether.models", ModelProperties.class)
                .get();
    }

    @Test
    void threeVendorsAndALocalServerAreReady() {
        ConfiguredAdvisors configured = configured(Map.of());
        assertThat(configured.byName()).containsKeys("openai", "anthropic", "xai", "local");
        assertThat(configured.longestWait()).isEqualTo(Duration.ofSeconds(30));
        AdvisorSettings openai = configured.byName().get("openai");
        assertThat(openai.keyVariable()).contains("OPENAI_API_KEY");
        assertThat(openai.maxOutputTokens()).as("thinking counts").isEqualTo(32_000);
        assertThat(openai.timeout())
                .as("32,000 tokens at 40 a second, and a minute")
                .isEqualTo(Duration.ofSeconds(860));
        assertThat(configured.byName().get("local").timeout()).isEqualTo(Duration.ofSeconds(210));
        assertThat(configured.byName().values().stream()
                        .filter(it -> List.of("openai", "anthropic", "xai").contains(it.provider())))
                .as("every paid model that comes with the application has a price")
                .allSatisfy(it -> assertThat(it.price()).isPresent());
    }

    @Test
    void theModelsThatComeWithTheApplicationAreCurrentAndPriced() {
        ConfiguredAdvisors configured = configured(Map.of());
        assertThat(configured.byName().get("openai").model()).isEqualTo("gpt-6.1-terra");
        assertThat(configured.byName().get("anthropic").model()).isEqualTo("claude-sonnet-5-5");
        assertThat(configured.byName().get("xai").model()).isEqualTo("grok-4.3");
        assertThat(configured.byName().get("openai").price()).contains(price("1.0", "0.05", "5.0", "1.25"));
        assertThat(configured.byName().get("anthropic").price()).contains(price("2.0", "0.1", "10.0", "2.5"));
        assertThat(configured.byName().get("xai").price()).contains(price("1.25", "0.2", "2.5", "1.25"));
        ModelLifetimes lifetimes = configuration.modelLifetimes(models());
        assertThat(lifetimes.end("gpt-5-mini")).contains(LocalDate.of(2026, 12, 11));
        assertThat(lifetimes.end("claude-sonnet-4-5")).contains(LocalDate.of(2026, 11, 30));
        assertThat(lifetimes.toldFrom(LocalDate.of(2026, 12, 11))).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(configured.byName().values())
                .allSatisfy(it ->
                        assertThat(lifetimes.end(it.model())).as(it.model()).isEmpty());
    }

    private static AdvisorSettings.TokenPrice price(String input, String cached, String output, String write) {
        return new AdvisorSettings.TokenPrice(
                "read-2026-11-29",
                new BigDecimal(input),
                new BigDecimal(cached),
                new BigDecimal(output),
                new BigDecimal(write));
    }

    @Test
    void aLifetimeOfOnesOwnIsAdded() {
        configured(Map.of("bellwether.models.ends[small-1]", "2027-02-01", "bellwether.models.warn-before", "P10D"));
        ModelLifetimes lifetimes = configuration.modelLifetimes(models());
        assertThat(lifetimes.end("small-1")).contains(LocalDate.of(2027, 2, 1));
        assertThat(lifetimes.end("gpt-5-mini")).isPresent();
        assertThat(lifetimes.toldFrom(LocalDate.of(2027, 2, 1))).isEqualTo(LocalDate.of(2027, 1, 22));
    }

    @Test
    void ownWordsWinAndTheRestStays() {
        Map<String, Object> own = new TreeMap<>();
        own.put("bellwether.advisors.openai.model", "big-1");
        own.put("bellwether.advisors.openai.price.input", "10");
        own.put("bellwether.advisors.openai.price.output", "30");
        own.put("bellwether.advisors.fast.provider", "openai");
        own.put("bellwether.advisors.fast.model", "small-1");
        own.put("bellwether.advisors.fast.temperature", "0.2");
        own.put("bellwether.models.prices[small-1].input", "0.1");
        own.put("bellwether.models.prices[small-1].cached-input", "0.05");
        own.put("bellwether.models.prices[small-1].output", "0.4");
        Map<String, AdvisorSettings> byName = configured(own).byName();
        assertThat(byName.get("openai").model()).isEqualTo("big-1");
        assertThat(byName.get("openai").api()).contains("responses");
        assertThat(byName.get("openai").price())
                .contains(new AdvisorSettings.TokenPrice(
                        "own", new BigDecimal("10"), new BigDecimal("10"), new BigDecimal("30")));
        assertThat(byName.get("fast").temperature()).contains(new BigDecimal("0.2"));
        assertThat(byName.get("fast").price().orElseThrow().output()).isEqualByComparingTo("0.4");
    }

    @Test
    void theEnvironmentMayOverride() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("BELLWETHER_ADVISORS_OPENAI_BASEURL", "http://127.0.0.1:9/v1")));
        assertThat(read().byName().get("openai").baseUrl()).contains("http://127.0.0.1:9/v1");
    }

    @Test
    void aMisspeltKeyStopsTheStart() {
        assertThatThrownBy(() -> configured(Map.of("bellwether.advisors.openai.modell", "x")))
                .hasStackTraceContaining("bellwether.advisors.openai.modell");
    }

    @Test
    void numbersThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> configured(Map.of("bellwether.advisors.openai.max-output-tokens", "0")))
                .hasMessage("bellwether.advisors.openai.max-output-tokens must be > 0, was 0");
        assertThatThrownBy(() -> configured(Map.of(
                        "bellwether.advisors.xai.timeout",
                        "PT0S",
                        "bellwether.advisors.openai.max-output-tokens",
                        "1")))
                .hasMessage("bellwether.advisors.xai.timeout must be > 0, was PT0S");
    }

    @Test
    void keysAreFoundInTheEnvironmentWithoutBlanks() {
        environment.getPropertySources().addFirst(new MapPropertySource("env", Map.of("A_KEY", " k1\n", "EMPTY", " ")));
        assertThat(configuration.keys(environment).find("A_KEY")).contains("k1");
        assertThat(configuration.keys(environment).find("EMPTY")).isEmpty();
        assertThat(configuration.keys(environment).find("NOT_THERE")).isEmpty();
    }
}
