package io.bellwether.cli;

import io.bellwether.execution.app.Orders;
import io.bellwether.execution.domain.OrderState;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides about an order that waits for a person, from outside Tasklist: by the message the process waits for. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approve (or with --reject refuse) an order that waits for a person.")
final class ApproveCommand implements Callable<Integer> {
    @Option(names = "--order", required = true, description = "The order's id, e.g. demo-20261120-morning-1.")
    private String order;

    @Option(names = "--reject", description = "Refuse the order instead.")
    private boolean reject;

    @Option(names = "--by", description = "Who decides. Default: the user of this shell.")
    private String by = System.getProperty("user.name", "operator");

    @Option(names = "--reason", description = "Why.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            OrderState state = context.getBean(Orders.class).get(order).state();
            if (state != OrderState.CREATED) {
                throw new IllegalArgumentException("order %s waits for nobody, it is %s"
                        .formatted(order, state.name().toLowerCase(Locale.ROOT)));
            }
            context.getBean(CamundaClient.class)
                    .newPublishMessageCommand()
                    .messageName("order-approval")
                    .correlationKey(order)
                    .timeToLive(Duration.ofSeconds(30))
                    .variables(Map.of("orderApproved", !reject, "approvedBy", by, "approvalReason", reason))
                    .send()
                    .join();
            out.printf("%s: %s by %s%n", order, reject ? "refused" : "approved", by);
        });
    }
}
