package io.bellwether.reporting.domain.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when an order waits for a person.
 *
 * @param until [UTC] business time; never after the order's own end
 * @param left from the moment it was asked, at least zero
 * @param endsTheOrder whether it is the order's end and not the desk's deadline: then nobody's silence approves
 */
public record ApprovalDeadline(Instant until, Duration left, boolean endsTheOrder) {
    /**
     * The earlier of the desk's deadline and the order's end.
     *
     * @param asked [UTC] when the person is asked
     * @param patience the desk's deadline
     * @param orderEnds [UTC] when the order is worth nothing any more, if it ends
     */
    public static ApprovalDeadline of(Instant asked, Duration patience, Optional<Instant> orderEnds) {
        Instant usual = asked.plus(patience);
        Optional<Instant> earlier = orderEnds.filter(end -> end.isBefore(usual));
        Instant until = earlier.orElse(usual);
        Duration left = Duration.between(asked, until);
        return new ApprovalDeadline(until, left.isNegative() ? Duration.ZERO : left, earlier.isPresent());
    }
}
