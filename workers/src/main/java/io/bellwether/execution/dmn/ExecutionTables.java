package io.bellwether.execution.dmn;

import io.bellwether.execution.app.approval.ApprovalPolicy;
import io.bellwether.platform.DecisionTable;
import io.bellwether.platform.InMemory;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Makes the evaluator of execution's table, with an application around it or without; it compiles its file once. */
@Configuration(proxyBeanMethods = false)
@InMemory
public class ExecutionTables {
    /** The table {@code approval-policy}. */
    @Bean
    @Lazy
    public static ApprovalPolicy approvalPolicy() {
        DecisionTable table = DecisionTable.load(
                "approval-policy",
                Set.of("clock", "orderPurpose", "approvalPolicy", "orderNotional", "approvalThreshold"));
        return question -> table.yes(Map.of(
                "clock", question.replay() ? "replay" : "live",
                "orderPurpose", question.purpose().name(),
                "approvalPolicy", question.policy().text(),
                "orderNotional", question.notional().amount(),
                "approvalThreshold", question.threshold().amount()));
    }
}
