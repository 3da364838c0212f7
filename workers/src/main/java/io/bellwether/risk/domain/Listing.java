package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a company besides its prices.
 *
 * @param size how large it is, if a source has it
 * @param lastEarnings day of the last report, if a source has it
 * @param nextEarnings day of the next report, if a source has it
 * @param halt why and since when the exchange has stopped trading in it; empty while it trades
 */
public record Listing(
        Optional<Size> size,
        Optional<LocalDate> lastEarnings,
        Optional<LocalDate> nextEarnings,
        Optional<String> halt) {
    /** No source says anything. */
    public static final Listing UNKNOWN =
            new Listing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * How large a company is.
     *
     * @param marketCap [USD] at the last price, or as stated
     * @param of the day that the source's number describes
     */
    public record Size(Money marketCap, LocalDate of) {}
}
