package io.bellwether.execution.app.approval;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Answers an order that waits for a person, from outside Tasklist, and finds out what became of the answer. Safe to
 * repeat: an order is decided once.
 */
@Service
public class AnswerApproval {
    private final Orders orders;
    private final ApprovalAnswers answers;
    private final ApprovalSignal signal;

    AnswerApproval(Orders orders, ApprovalAnswers answers, ApprovalSignal signal) {
        this.orders = orders;
        this.answers = answers;
        this.signal = signal;
    }

    /** Where an answer stands. */
    public enum Standing {
        /** The process has it and checks it. */
        UNDER_WAY,
        /** It decided. */
        TAKEN,
        /** The process of the order asks nobody at the moment. */
        NOBODY_WAITS,
        /** It changes nothing any more. */
        TOO_LATE
    }

    /**
     * What became of an answer.
     *
     * @param standing where it stands
     * @param sentence for people; empty where it was taken or is under way
     * @param answerId of the answer, 0 when none was given
     */
    public record Result(Standing standing, String sentence, long answerId) {}

    /** Gives the answer to the process that waits; the database knows by whom before the engine hears of it. */
    public Result give(String orderId, boolean approved, String actor, String reason) {
        Optional<TradeOrder> order = orders.find(orderId);
        if (order.isEmpty()) {
            return new Result(Standing.TOO_LATE, "there is no order '%s'".formatted(orderId), 0);
        }
        Optional<String> settled = settled(order.get());
        if (settled.isPresent()) {
            return new Result(Standing.TOO_LATE, settled.get(), 0);
        }
        long answer = answers.give(orderId, approved, actor, reason);
        if (signal.answer(orderId, approved, answer)) {
            return new Result(Standing.UNDER_WAY, "", answer);
        }
        answers.withdraw(answer);
        return settled(orders.get(orderId))
                .map(why -> new Result(Standing.TOO_LATE, why, 0))
                .orElseGet(() -> new Result(
                        Standing.NOBODY_WAITS,
                        "order %s does not wait for an answer: no person is asked about it now".formatted(orderId),
                        0));
    }

    /** What became of an answer that was under way. */
    public Result standing(String orderId, long answerId) {
        // Looked at first: what is recorded together with the taking of this answer is not another's.
        Optional<String> settled = settled(orders.get(orderId));
        if (answers.find(answerId).filter(ApprovalAnswers.Given::taken).isPresent()) {
            return new Result(Standing.TAKEN, "", answerId);
        }
        return settled.map(why -> new Result(Standing.TOO_LATE, why, answerId))
                .orElseGet(() -> new Result(Standing.UNDER_WAY, "", answerId));
    }

    private Optional<String> settled(TradeOrder order) {
        Optional<OrderEvent> decided = orders.events(order.id()).stream()
                .filter(event ->
                        event.kind() == OrderEvent.Kind.APPROVED || event.kind() == OrderEvent.Kind.NOT_APPROVED)
                .findFirst();
        if (decided.isPresent()) {
            return Optional.of("order %s was %s already by %s at %s; it is %s"
                    .formatted(
                            order.id(),
                            decided.get().kind() == OrderEvent.Kind.APPROVED ? "approved" : "refused",
                            decided.get().actor(),
                            decided.get().asOf(),
                            lower(order.state())));
        }
        if (order.state() == OrderState.EXPIRED) {
            return Optional.of("order %s has expired: nothing is sent any more".formatted(order.id()));
        }
        return order.state() == OrderState.CREATED
                ? Optional.empty()
                : Optional.of("order %s waits for nobody, it is %s".formatted(order.id(), lower(order.state())));
    }

    private static String lower(OrderState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
