package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An order and its life so far.
 *
 * @param id client order id
 * @param tradingDate session day it was decided on
 * @param session session it was decided in
 * @param purpose {@code DECISION}, {@code STOP}, {@code BRAKE} or {@code FLATTEN}
 * @param symbol ticker
 * @param side {@code BUY} or {@code SELL}
 * @param orderType {@code MARKET}, {@code LIMIT} or {@code STOP}
 * @param quantity [shares] ordered
 * @param filledQuantity [shares] executed so far
 * @param limitPrice [USD per share]
 * @param stopPrice [USD per share]
 * @param averagePrice mean price of the executions [USD per share], if any
 * @param fees [USD] of the executions
 * @param nextOpen whether it waits for the next session's open
 * @param standing whether it is a stop that stands at the broker until it is reached or taken back
 * @param state where it stands, e.g. {@code FILLED}
 * @param reason why it exists
 * @param createdAsOf [UTC]
 * @param events its life, oldest first
 */
public record OrderLine(
        String id,
        LocalDate tradingDate,
        String session,
        String purpose,
        String symbol,
        String side,
        String orderType,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> stopPrice,
        Optional<BigDecimal> averagePrice,
        BigDecimal fees,
        boolean nextOpen,
        boolean standing,
        String state,
        String reason,
        Instant createdAsOf,
        List<Event> events) {
    public OrderLine {
        events = List.copyOf(events);
    }

    /** Whether some but not all shares were executed. */
    public boolean partiallyFilled() {
        return filledQuantity.signum() > 0 && filledQuantity.compareTo(quantity) < 0;
    }

    /** What the last event said, e.g. why the order was refused; empty when it said nothing. */
    public String lastDetail() {
        return events.isEmpty() ? "" : events.getLast().detail();
    }

    /**
     * Something that happened to the order.
     *
     * @param kind e.g. {@code SUBMITTED}
     * @param asOf [UTC]
     * @param actor who or what did it
     * @param detail in words, may be empty
     */
    public record Event(String kind, Instant asOf, String actor, String detail) {}
}
