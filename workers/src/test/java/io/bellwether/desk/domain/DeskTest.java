package io.bellwether.desk.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.testing.TestDesks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final ApprovalSettings ALWAYS = new ApprovalSettings(
            ApprovalSettings.Policy.ALWAYS,
            Money.of("1000"),
            Duration.ofMinutes(30),
            ApprovalSettings.OnDeadline.REJECT);

    private final Desk desk = TestDesks.desk("main", DeskSettings.DEFAULT.withApproval(ALWAYS));

    @Test
    void aShadowIsTheSameDeskOnPaperWithAnotherAdvisorAndNobodyToAsk() {
        Desk shadow = desk.shadow("openai");
        assertThat(shadow.id()).isEqualTo(new DeskId("main-shadow"));
        assertThat(shadow.mode()).isEqualTo(Desk.Mode.PAPER);
        assertThat(shadow.broker()).isEqualTo("paper");
        assertThat(shadow.market()).isEqualTo(desk.market());
        assertThat(shadow.initialCash()).isEqualTo(desk.initialCash());
        assertThat(shadow.settings().limits()).isEqualTo(desk.settings().limits());
        assertThat(shadow.settings().advisors()).isEqualTo(List.of("openai"));
        assertThat(shadow.settings().approval().policy()).isEqualTo(ApprovalSettings.Policy.NEVER);
        assertThat(shadow.settings().shadowOf()).isEqualTo(Optional.of(desk.id()));
        assertThat(shadow.writesMail()).isFalse();
        assertThat(desk.writesMail()).isTrue();
    }

    @Test
    void aShadowCannotHaveAnotherBrokerOrRealMoney() {
        DeskSettings shadowing = DeskSettings.DEFAULT.withShadowOf(desk.id());
        assertThatThrownBy(() -> with(Desk.Mode.PAPER, "alpaca", shadowing))
                .hasMessage("a shadow trades on paper only, desk main had mode PAPER and broker alpaca");
        assertThatThrownBy(() -> with(Desk.Mode.LIVE, "paper", shadowing))
                .hasMessage("a shadow trades on paper only, desk main had mode LIVE and broker paper");
    }

    private Desk with(Desk.Mode mode, String broker, DeskSettings settings) {
        return new Desk(
                desk.id(),
                desk.name(),
                mode,
                broker,
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                true,
                settings);
    }
}
