package io.bellwether.execution.app.approval;

import io.bellwether.platform.OutsideCall;

/** Hands an answer to the process that waits for it. */
@OutsideCall
public interface ApprovalSignal {
    /**
     * Correlates the message {@code order-approval} and waits for the engine's word.
     *
     * @param answerId the kept answer, see {@link ApprovalAnswers}
     * @return whether a process waits for it; nothing is kept for later
     * @throws io.bellwether.kernel.TransientFault when the engine cannot be reached
     */
    boolean answer(String orderId, boolean approved, long answerId);
}
