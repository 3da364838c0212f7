package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import java.util.Optional;

/**
 * What equity is compared with.
 *
 * @param dayStart [USD] at the last close before the session; empty before the first close
 * @param weekStart [USD] at the last close of an earlier week; empty in the first week
 * @param peak [USD] highest so far; empty before the first snapshot
 */
public record EquityMarks(Optional<Money> dayStart, Optional<Money> weekStart, Optional<Money> peak) {
    /** A desk without history. */
    public static final EquityMarks NONE = new EquityMarks(Optional.empty(), Optional.empty(), Optional.empty());
}
