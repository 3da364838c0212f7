package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;

/**
 * How a record is to be rebuilt.
 *
 * @param desk whose books it becomes
 * @param start what the books start from
 * @param asRecorded whether the source is followed where it contradicts itself
 */
public record Terms(DeskId desk, InitialCash start, boolean asRecorded) {
    /** Terms of books that start from an amount that was named. */
    public Terms(DeskId desk, Money initialCash, boolean asRecorded) {
        this(desk, InitialCash.named(initialCash), asRecorded);
    }

    Money initialCash() {
        return start.amount();
    }
}
