package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.Obstacles;
import io.bellwether.cli.common.Operator;
import io.bellwether.cli.common.Wait;
import io.bellwether.execution.app.approval.AnswerApproval;
import io.bellwether.execution.app.approval.AnswerApproval.Result;
import io.bellwether.execution.app.approval.AnswerApproval.Standing;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Decides about an order that waits for a person, from outside Tasklist, and says whether that answer counted. */
@AsksApplication
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Approve (or with --reject refuse) an order that waits for a person.",
            "Exit code 0 when the answer decided, 1 with a sentence when it did not: no such order, decided already,"
                    + " expired, nobody asked."
        })
public final class ApproveCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);
    /** A new order's process needs a moment until it asks. */
    private static final Duration UNTIL_ASKED = Duration.ofSeconds(5);

    private static final Duration UNTIL_TAKEN = Duration.ofSeconds(30);

    @Option(names = "--order", required = true, description = "The order's id, e.g. demo-20261120-morning-1.")
    private String order;

    @Option(names = "--reject", description = "Refuse the order instead; needs --reason.")
    private boolean reject;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "A note on whose behalf; recorded is the user of this shell.")
    private @Nullable String by;

    @Option(names = "--reason", description = "Why; kept with the order.")
    private String reason = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (reject && reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reject needs --reason: why the order is not sent");
        }
        return CliContext.print(spec, (context, out) -> {
            Result result = decide(context);
            if (result.standing() != Standing.TAKEN) {
                throw new PermanentFault(result.sentence());
            }
            out.printf("%s: %s by %s%n", order, reject ? "refused" : "approved", Operator.actor());
        });
    }

    private Result decide(ApplicationContext context) {
        AnswerApproval approval = context.getBean(AnswerApproval.class);
        Obstacles obstacles = Obstacles.from(context, hint -> {});
        Optional<DeskId> desk = context.getBean(Orders.class).find(order).map(TradeOrder::desk);
        Result given = Wait.until(
                UNTIL_ASKED,
                LOOK,
                () -> {
                    desk.ifPresent(obstacles::check);
                    return approval.give(order, !reject, Operator.actor(), Operator.reason(reason, by));
                },
                result -> result.standing() != Standing.NOBODY_WAITS);
        if (given.standing() != Standing.UNDER_WAY) {
            return given;
        }
        Result result = Wait.until(
                UNTIL_TAKEN,
                LOOK,
                () -> {
                    desk.ifPresent(obstacles::check);
                    return approval.standing(order, given.answerId());
                },
                standing -> standing.standing() != Standing.UNDER_WAY);
        return result.standing() == Standing.UNDER_WAY
                ? new Result(
                        Standing.UNDER_WAY,
                        "the process of order %s has the answer and did not act on it within %d s; is './bellwether up' running?"
                                .formatted(order, UNTIL_TAKEN.toSeconds()),
                        given.answerId())
                : result;
    }
}
