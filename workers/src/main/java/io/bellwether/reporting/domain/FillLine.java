package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade that happened, with the reason for it.
 *
 * @param id execution id
 * @param orderId the order
 * @param symbol ticker
 * @param side {@code BUY} or {@code SELL}
 * @param quantity [shares]
 * @param price [USD per share]
 * @param fee [USD]
 * @param asOf [UTC]
 * @param purpose purpose of the order
 * @param reason the advisor's reasoning, or the order's reason
 */
public record FillLine(
        String id,
        String orderId,
        String symbol,
        String side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        Instant asOf,
        String purpose,
        String reason) {}
