package io.bellwether.execution.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.ApprovalSettings.Policy;
import io.bellwether.execution.app.approval.ApprovalPolicy;
import io.bellwether.execution.app.approval.ApprovalPolicy.Question;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of approvals as {@code bpmn} holds it. */
class ExecutionTablesTest {
    private static final ApprovalPolicy POLICY = ExecutionTables.approvalPolicy();

    @ParameterizedTest
    @CsvSource({
        "false, DECISION,  NEVER,          false",
        "false, DECISION,  ALWAYS,         true",
        "false, DECISION,  ABOVE_NOTIONAL, true",
        "true,  DECISION,  ALWAYS,         false",
        "false, REBALANCE, ALWAYS,         true",
        "false, STOP,      ALWAYS,         false",
        "false, FLATTEN,   ALWAYS,         false",
        "false, BRAKE,     ALWAYS,         false",
        "false, IMPORT,    ALWAYS,         true",
    })
    void thePolicyDecidesUnlessTheOrderProtectsOrTheDayIsReplayed(
            boolean replay, Purpose purpose, Policy policy, boolean asks) {
        assertThat(POLICY.asksAPerson(new Question(replay, purpose, policy, Money.of("1000.01"), Money.of("1000"))))
                .isEqualTo(asks);
    }

    @ParameterizedTest
    @CsvSource({"999.99, false", "1000, false", "1000.01, true", "0, false"})
    void onlyAnOrderAboveTheThresholdWaits(String notional, boolean asks) {
        assertThat(POLICY.asksAPerson(new Question(
                        false, Purpose.DECISION, Policy.ABOVE_NOTIONAL, Money.of(notional), Money.of("1000"))))
                .isEqualTo(asks);
    }
}
