package io.bellwether.decision.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What one attempt counts with against a budget. While it has no answer it counts with what is set aside for it, and so
 * does every call that timed out, broke off or came back garbled: the vendor may bill what nobody could read. One that was
 * given up counts with the answers it got.
 *
 * @param on trading date it is for
 * @param answer [USD] of the answer
 * @param reserved [USD] the most that all calls of the attempt together may cost
 * @param underWay whether its answer is still to come and what is set aside for it counts
 * @param billedFailures calls without an answer that may be billed
 * @param calls calls that the reserve is for, at least 1
 * @param givenUp [USD] of the answers that an attempt had which was given up, where it asked for several
 */
public record AdviceCost(
        LocalDate on,
        BigDecimal answer,
        BigDecimal reserved,
        boolean underWay,
        int billedFailures,
        int calls,
        BigDecimal givenUp) {
    private static final int SCALE = 6;

    /** What is counted [USD, rounded up to a millionth]. */
    public BigDecimal amount() {
        return answer.add(ofReserve()).add(givenUp);
    }

    private BigDecimal ofReserve() {
        long counted = (underWay ? calls : 0) + (long) billedFailures;
        return counted == 0 || reserved.signum() == 0
                ? BigDecimal.ZERO
                : reserved.multiply(BigDecimal.valueOf(counted))
                        .divide(BigDecimal.valueOf(calls), SCALE, RoundingMode.CEILING);
    }
}
