package io.bellwether.decision.app.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AdvisorsTest {
    private static Advisor named(String name) {
        return new Advisor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer ask(Request request) {
                return Answer.plain(name, "");
            }
        };
    }

    @Test
    void findsAnAdvisorByItsName() {
        Advisors advisors = new Advisors(List.of(named("other"), named("strategies")));
        assertThat(advisors.get("strategies").name()).isEqualTo("strategies");
    }

    @Test
    void namesTheKnownOnesWhenOneIsUnknown() {
        assertThatThrownBy(() -> new Advisors(List.of(named("zeta"), named("alpha"))).get("oracle"))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("unknown advisor 'oracle'; change the desk's advisors to some of: alpha, zeta");
    }

    @Test
    void refusesTwoOfTheSameName() {
        assertThatThrownBy(() -> new Advisors(List.of(named("twin"), named("twin"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("twin");
    }

    private static final AdvisorSettings SETTINGS = new AdvisorSettings(
            "vendor",
            "m",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new AdvisorSettings.TokenPrice("v1", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN)));

    private static Advisors configured(AdvisorProvider provider) {
        return new Advisors(
                List.of(named("strategies")),
                List.of(provider),
                new ConfiguredAdvisors(Map.of("mine", SETTINGS), Duration.ofSeconds(30)));
    }

    private static AdvisorProvider provider(String name, BiFunction<String, AdvisorSettings, Advisor> create) {
        return new AdvisorProvider() {
            @Override
            public String provider() {
                return name;
            }

            @Override
            public Advisor create(String advisor, AdvisorSettings settings) {
                return create.apply(advisor, settings);
            }
        };
    }

    @Test
    void makesTheConfiguredOnes() {
        Advisors advisors = configured(provider("vendor", (name, settings) -> named(name)));
        assertThat(advisors.get("mine").name()).isEqualTo("mine");
        assertThat(advisors.check(List.of("mine", "strategies"))).isEmpty();
        assertThat(advisors.price("mine").orElseThrow().version()).isEqualTo("v1");
        assertThat(advisors.price("strategies")).isEmpty();
    }

    @Test
    void knowsAnAdvisorThatCannotBeUsedAndSaysWhy() {
        Advisors advisors = configured(provider("vendor", (name, settings) -> {
            throw new IllegalArgumentException("set the environment variable THE_KEY to your key");
        }));
        assertThat(advisors.check(List.of("strategies", "mine")))
                .contains("the advisor 'mine' cannot be used: set the environment variable THE_KEY to your key");
        assertThatThrownBy(() -> advisors.get("mine")
                        .ask(new Advisor.Request(
                                "c", "{}", io.bellwether.kernel.Session.MORNING, List.of(), Optional.empty())))
                .isInstanceOfSatisfying(
                        AdvisorFault.class, fault -> assertThat(fault.kind()).isEqualTo(AdvisorFault.Kind.NOT_SET_UP));
    }

    @Test
    void checksNamesAndProviders() {
        Advisors advisors = configured(provider("other", (name, settings) -> named(name)));
        assertThat(advisors.check(List.of("oracle")))
                .contains("unknown advisor 'oracle'; change the desk's advisors to some of: mine, strategies");
        assertThat(advisors.check(List.of("mine")))
                .contains("the advisor 'mine' cannot be used:"
                        + " bellwether.advisors.mine.provider is 'vendor'; set one of: other");
    }

    @Test
    void closesConnectionsWithTheApplication() {
        List<String> closed = new ArrayList<>();
        class Open implements Advisor, AutoCloseable {
            @Override
            public String name() {
                return "open";
            }

            @Override
            public Answer ask(Request request) {
                return Answer.plain("", "");
            }

            @Override
            public void close() {
                closed.add("open");
            }
        }
        new Advisors(List.of(new Open(), named("plain"))).close();
        assertThat(closed).containsExactly("open");
    }
}
