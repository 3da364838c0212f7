package io.bellwether.execution.app.placing;

import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.desk.app.WhoCompleted;
import io.bellwether.execution.app.approval.ApprovalAnswers;
import io.bellwether.execution.app.order.ExpiredOrders;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what a person, a message or the deadline decided about an order. A no ends it. Safe to run twice; an order that
 * was cancelled meanwhile stays cancelled, the decision is still recorded. Who completed the task in Tasklist is asked of
 * the engine, see {@link WhoCompleted}; until it tells, the actor is {@link WhoCompleted#UNKNOWN_YET}.
 */
@Service
public class RecordApproval {
    /** Id of the user task in the model approve-order. */
    static final String TASK = "Task_ApproveOrder";

    private final Orders orders;
    private final ApprovalAnswers answers;
    private final WhoCompleted whoCompleted;
    private final ExpiredOrders expired;

    RecordApproval(Orders orders, ApprovalAnswers answers, WhoCompleted whoCompleted, ExpiredOrders expired) {
        this.orders = orders;
        this.answers = answers;
        this.whoCompleted = whoCompleted;
        this.expired = expired;
    }

    /** How an answer came. */
    public enum Via {
        TASK,
        MESSAGE,
        DEADLINE,
        /** The process does not say. */
        UNKNOWN;

        /** The way of that name, in any case. */
        public static Via of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(via -> via.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    /**
     * A decision as the process hands it over.
     *
     * @param approved only {@code true} lets the order leave
     * @param reason why, if it is a text
     * @param via how it came
     * @param actor with MESSAGE: who it is known to be from
     * @param answerId with MESSAGE: the kept answer, if it is one
     * @param processInstanceKey the instance that asked
     */
    public record Answer(
            @Nullable Object approved,
            @Nullable Object reason,
            Via via,
            @Nullable String actor,
            @Nullable Long answerId,
            long processInstanceKey) {}

    /**
     * Records the decision and returns whether the order may leave. One whose end came while nobody decided is expired, and
     * told.
     */
    @Transactional
    public boolean run(String orderId, Answer answer, Instant asOf) {
        TradeOrder order = orders.lock(orderId);
        boolean approved = Boolean.TRUE.equals(answer.approved());
        OrderEvent event = new OrderEvent(
                orderId,
                approved ? OrderEvent.Kind.APPROVED : OrderEvent.Kind.NOT_APPROVED,
                "",
                asOf,
                actor(order, answer),
                answer.reason() instanceof String text ? text.strip() : "");
        boolean ended = answer.via() == Via.DEADLINE && order.isExpired(asOf);
        if (!approved && ended && order.state() == OrderState.CREATED) {
            orders.record(event);
            orders.transition(
                    orderId,
                    OrderState.EXPIRED,
                    OrderEvent.ofDesk(orderId, OrderEvent.Kind.EXPIRED, asOf, "Its end came before anybody decided"));
            expired.tell(orderId);
        } else if (!approved && order.state() == OrderState.CREATED) {
            orders.transition(orderId, OrderState.NOT_APPROVED, event);
        } else {
            orders.record(event);
        }
        if (answer.answerId() != null) {
            answers.taken(answer.answerId());
        }
        return approved;
    }

    private String actor(TradeOrder order, Answer answer) {
        return switch (answer.via()) {
            case TASK -> {
                whoCompleted.ask(new TaskCompletions.Completion(
                        order.desk(), TaskCompletions.Kind.APPROVAL, order.id(), answer.processInstanceKey(), TASK));
                yield WhoCompleted.UNKNOWN_YET;
            }
            case MESSAGE -> Objects.requireNonNullElse(answer.actor(), "message");
            case DEADLINE -> "deadline";
            case UNKNOWN -> "unknown";
        };
    }
}
