package io.bellwether.execution.app.approval;

import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.kernel.Money;

/** The decision table {@code approval-policy}: whether a person must approve an order before it leaves. */
public interface ApprovalPolicy {
    /** Whether a person must approve it. */
    boolean asksAPerson(Question question);

    /**
     * What the table looks at.
     *
     * @param replay whether the day is replayed, which waits for nobody
     * @param purpose why the order exists; what protects never waits
     * @param policy which orders of the desk a person approves
     * @param notional [USD] the order's worth when it was sized
     * @param threshold [USD] with {@code ABOVE_NOTIONAL}: what is worth more is approved by a person
     */
    record Question(boolean replay, Purpose purpose, ApprovalSettings.Policy policy, Money notional, Money threshold) {}
}
