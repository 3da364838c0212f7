package io.bellwether.execution.app.approval;

import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.ApprovalAnswer;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.LinkProperties;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Checks what came by the message {@code order-approval} before it counts. What is no plain answer is refused: the order
 * goes on waiting, its history and an alert tell the sender what came and what would be understood. Safe to run twice
 * with the same key.
 */
@Service
public class CheckApprovalAnswer {
    private static final int MOST = 60;

    private final Orders orders;
    private final ApprovalAnswers answers;
    private final Alerts alerts;
    private final LinkProperties links;

    CheckApprovalAnswer(Orders orders, ApprovalAnswers answers, Alerts alerts, LinkProperties links) {
        this.orders = orders;
        this.answers = answers;
        this.alerts = alerts;
        this.links = links;
    }

    /**
     * What came, as it came: nothing of it can be relied on.
     *
     * @param answer should be a boolean
     * @param by who sends it, in its own words
     * @param reason why, in its own words
     * @param answerId of an answer that a command of ours kept
     */
    public record Sent(
            @Nullable Object answer,
            @Nullable Object by,
            @Nullable Object reason,
            @Nullable Object answerId) {}

    /**
     * What it comes to.
     *
     * @param approved the plain yes or no; empty when it was refused
     * @param actor who it is known to be from: a command's user, else {@code message}
     * @param reason why
     * @param answerId of the kept answer, if it is one
     */
    public record Checked(Optional<Boolean> approved, String actor, String reason, Optional<Long> answerId) {}

    /**
     * Checks an answer.
     *
     * @param key tells repeats of the same check apart from another message's
     */
    public Checked run(String orderId, Sent sent, String key, Instant asOf) {
        Optional<ApprovalAnswers.Given> kept = number(sent.answerId())
                .flatMap(answers::find)
                .filter(given -> given.orderId().equals(orderId));
        if (kept.isPresent()) {
            ApprovalAnswers.Given given = kept.get();
            return new Checked(Optional.of(given.approved()), given.actor(), given.reason(), Optional.of(given.id()));
        }
        Optional<Boolean> approved = ApprovalAnswer.read(sent.answer());
        if (approved.isEmpty()) {
            refuse(orders.get(orderId), sent, key, asOf);
        }
        return new Checked(approved, "message", words(sent), Optional.empty());
    }

    private void refuse(TradeOrder order, Sent sent, String key, Instant asOf) {
        String what = "An answer came by message that says neither yes nor no: %s%s"
                .formatted(
                        shown(sent.answer()),
                        from(sent).map(by -> ", from " + by).orElse(""));
        orders.record(new OrderEvent(order.id(), OrderEvent.Kind.ANSWER_REFUSED, key, asOf, "message", what));
        alerts.raise(new Alert(
                "approval-answer:" + order.id() + ":" + key,
                Optional.of(order.desk()),
                Optional.of(order.tradingDate()),
                Severity.WARNING,
                "APPROVAL_ANSWER_REFUSED",
                "An answer to order %s was not understood".formatted(order.id()),
                """
                %s.

                The order still waits for its approval. Send orderApproved as true or false; these texts are understood \
                too: true, yes, approve, approved; false, no, reject, rejected, refuse, refused.""".formatted(what),
                links.dashboard() + "/?desk=" + order.desk()));
    }

    private static String words(Sent sent) {
        String reason = sent.reason() instanceof String text ? text.strip() : "";
        return from(sent)
                .map(by -> reason.isEmpty() ? "says it is from " + by : "%s (says it is from %s)".formatted(reason, by))
                .orElse(reason);
    }

    private static Optional<String> from(Sent sent) {
        return sent.by() instanceof String text && !text.isBlank()
                ? Optional.of(brief(text.strip()))
                : Optional.empty();
    }

    private static Optional<Long> number(@Nullable Object id) {
        return id instanceof Integer || id instanceof Long ? Optional.of(((Number) id).longValue()) : Optional.empty();
    }

    private static String shown(@Nullable Object answer) {
        if (answer == null) {
            return "nothing in orderApproved";
        }
        return "orderApproved = " + (answer instanceof String text ? "\"" + brief(text) + "\"" : brief("" + answer));
    }

    private static String brief(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
