package io.bellwether.execution.domain;

import io.bellwether.desk.domain.ApprovalSettings;
import java.time.Instant;

/**
 * Something that happened to an order. Append-only; the same kind and key happen once per order.
 *
 * @param orderId the order
 * @param kind what happened
 * @param key tells repeats of a kind apart, e.g. the broker's execution id; empty where it happens once
 * @param asOf [UTC] business time
 * @param actor who did it: a person, {@code desk}, {@code broker} or {@code deadline}
 * @param detail one short sentence for people
 */
public record OrderEvent(String orderId, Kind kind, String key, Instant asOf, String actor, String detail) {

    /** What can happen to an order. */
    public enum Kind {
        CREATED,
        /** Its approval policy and worth were looked up. */
        PREPARED,
        APPROVED,
        NOT_APPROVED,
        /** An answer that came by message was no plain yes or no; the key is the check's. */
        ANSWER_REFUSED,
        SUBMITTED,
        WORKING,
        QUEUED,
        /** A sell waits for shares that a stop binds: from now on they count as its own. */
        SHARES_ASKED,
        /** The shares that it sells are free, and promised to it. */
        SHARES_FREED,
        /** Cut to what is left to sell; the key is the quantity. */
        REDUCED,
        CANCEL_REQUESTED,
        /** Other terms were asked for at the broker; the key says which and when. */
        REPLACE_REQUESTED,
        REPLACED,
        PARTIALLY_FILLED,
        /** A split changed its shares and prices; the key is the split's. */
        RESTATED,
        FILLED,
        CANCELLED,
        EXPIRED,
        REJECTED
    }

    /** An event of the desk itself that happens once. */
    public static OrderEvent ofDesk(String orderId, Kind kind, Instant asOf, String detail) {
        return new OrderEvent(orderId, kind, "", asOf, "desk", detail);
    }

    /** That it was seen what the order is worth and whom the desk's policy asks. */
    public static OrderEvent prepared(TradeOrder order, ApprovalSettings approval, Instant asOf) {
        return ofDesk(
                order.id(),
                Kind.PREPARED,
                asOf,
                "Worth %s; approval policy %s, threshold %s"
                        .formatted(order.notional(), approval.policy().text(), approval.threshold()));
    }

    /** An event the broker told of that happens once. */
    public static OrderEvent ofBroker(String orderId, Kind kind, Instant asOf, String detail) {
        return new OrderEvent(orderId, kind, "", asOf, "broker", detail);
    }
}
