package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import java.util.List;
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
        Advisor strategies = named("strategies");
        assertThat(new Advisors(List.of(named("other"), strategies)).get("strategies"))
                .isSameAs(strategies);
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
}
