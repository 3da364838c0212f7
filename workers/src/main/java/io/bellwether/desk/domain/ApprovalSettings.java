package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.time.Duration;

/**
 * When a person approves an order, and what the deadline decides when nobody does.
 *
 * @param policy which orders a person approves
 * @param threshold [USD] with {@code ABOVE_NOTIONAL}: orders worth more than this are approved by a person
 * @param deadline how long an order waits
 * @param onDeadline what happens then
 */
public record ApprovalSettings(Policy policy, Money threshold, Duration deadline, OnDeadline onDeadline) {
    public static final ApprovalSettings DEFAULT =
            new ApprovalSettings(Policy.NEVER, Money.of("1000"), Duration.ofMinutes(30), OnDeadline.REJECT);

    /** Which orders a person approves; the text is the value the approval-policy table reads. */
    public enum Policy {
        NEVER("never"),
        ABOVE_NOTIONAL("above-notional"),
        ALWAYS("always");

        private final String text;

        Policy(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What the deadline decides. */
    public enum OnDeadline {
        APPROVE("approve"),
        REJECT("reject");

        private final String text;

        OnDeadline(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public ApprovalSettings {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("approval deadline must be > 0, was " + deadline);
        }
        if (threshold.isNegative()) {
            throw new IllegalArgumentException("approval threshold must be >= 0, was " + threshold);
        }
    }
}
