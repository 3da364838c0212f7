package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order that waits for a person's answer, as the desk's own book says it: known at once, while the engine's list of
 * tasks follows by seconds.
 *
 * @param desk whose order it is
 * @param deskName for people
 * @param orderId client order id
 * @param side {@code BUY} or {@code SELL}
 * @param quantity [shares]
 * @param symbol ticker
 * @param notional what it is worth [USD]
 * @param asked [UTC] when the question was prepared
 */
public record WaitingApproval(
        String desk,
        String deskName,
        String orderId,
        String side,
        BigDecimal quantity,
        String symbol,
        BigDecimal notional,
        Instant asked) {}
