package io.bellwether.execution.domain.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One change of the shares an account holds of a symbol.
 *
 * @param date session of the execution, or the corporate action's ex-date
 * @param asOf [UTC] when
 * @param shares [shares] gained; negative when lost
 * @param byAction whether a corporate action did it and not an order
 */
public record ShareChange(LocalDate date, Instant asOf, BigDecimal shares, boolean byAction) {
    boolean isBuyOn(LocalDate hours) {
        return !byAction && shares.signum() > 0 && date.equals(hours);
    }

    /** Whether the change came after the shares that an action of the ex-date concerns were counted. */
    boolean isAfterCountOf(LocalDate exDate) {
        return byAction ? date.isAfter(exDate) : !date.isBefore(exDate);
    }
}
