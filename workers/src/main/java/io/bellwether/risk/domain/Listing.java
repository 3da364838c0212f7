package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a company besides its prices.
 *
 * @param marketCap [USD], if a source has it
 * @param nextEarnings day of the next report, if a source has it
 * @param halted whether the exchange stopped trading in it
 */
public record Listing(Optional<Money> marketCap, Optional<LocalDate> nextEarnings, boolean halted) {
    /** No source says anything. */
    public static final Listing UNKNOWN = new Listing(Optional.empty(), Optional.empty(), false);
}
