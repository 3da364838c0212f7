package io.bellwether.decision.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiProviderTest {
    private static final Optional<AdvisorSettings.TokenPrice> PRICE =
            Optional.of(new AdvisorSettings.TokenPrice("v", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE));

    private static Advisor create(Dialect dialect, AdvisorSettings settings, Map<String, String> environment) {
        return new OpenAiProvider(
                        dialect,
                        (request, budget) -> {
                            throw new AssertionError("nobody asks");
                        },
                        () -> "{}",
                        variable -> Optional.ofNullable(environment.get(variable)))
                .create("mine", settings);
    }

    private static AdvisorSettings settings(
            String model, String api, String baseUrl, Optional<AdvisorSettings.TokenPrice> price) {
        return new AdvisorSettings(
                "p",
                model,
                Optional.of(api).filter(text -> !text.isEmpty()),
                Optional.of(baseUrl).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Duration.ofSeconds(1),
                1,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                price);
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> create(Dialect.OPENAI, settings("m", "", "", PRICE), Map.of()))
                .hasMessage("set the environment variable OPENAI_API_KEY to your key");
        assertThatThrownBy(() -> create(Dialect.XAI, settings("m", "", "", PRICE), Map.of()))
                .hasMessage("set the environment variable XAI_API_KEY to your key");
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutShowingIt() {
        assertThatThrownBy(
                        () -> create(Dialect.OPENAI, settings("m", "", "", PRICE), Map.of("OPENAI_API_KEY", "sk-a\nb")))
                .hasMessageContaining("OPENAI_API_KEY holds blanks")
                .hasMessageNotContaining("sk-a");
    }

    @Test
    void aPaidModelNeedsAPriceAndALocalOneNeedsNone() {
        Map<String, String> key = Map.of("OPENAI_API_KEY", "sk-x");
        assertThatThrownBy(() -> create(Dialect.OPENAI, settings("gpt-99", "", "", Optional.empty()), key))
                .hasMessage("no price is known for model 'gpt-99';"
                        + " set bellwether.advisors.mine.price.input and .output [USD per million tokens]");
        assertThat(create(Dialect.COMPATIBLE, settings("m", "", "http://127.0.0.1:1/v1", Optional.empty()), Map.of())
                        .name())
                .isEqualTo("mine");
    }

    @Test
    void aLocalServerNeedsItsAddressAndModel() {
        assertThatThrownBy(() -> create(Dialect.COMPATIBLE, settings("m", "", "", PRICE), Map.of()))
                .hasMessageStartingWith("set bellwether.advisors.mine.base-url");
        assertThatThrownBy(() -> create(Dialect.COMPATIBLE, settings("", "", "http://127.0.0.1:1/v1", PRICE), Map.of()))
                .hasMessage("set bellwether.advisors.mine.model");
    }

    @Test
    void anAddressWithASecretIsRefusedWithoutShowingIt() {
        for (String url :
                new String[] {"http://u:hidden@h/v1", "http://h/v1?key=hidden", "ftp://hidden/v1", "hidden:x y"}) {
            assertThatThrownBy(() -> create(Dialect.COMPATIBLE, settings("m", "", url, PRICE), Map.of()))
                    .hasMessageStartingWith("bellwether.advisors.mine.base-url must be an http(s) address")
                    .hasMessageNotContaining("hidden")
                    .hasNoCause();
        }
    }

    @Test
    void anUnknownApiIsRefused() {
        assertThatThrownBy(() -> create(Dialect.XAI, settings("m", "assistants", "", PRICE), Map.of()))
                .hasMessage("bellwether.advisors.mine.api must be chat or responses, was assistants");
    }
}
