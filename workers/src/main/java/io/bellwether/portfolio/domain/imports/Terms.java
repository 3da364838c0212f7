package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;

/**
 * How a record is to be rebuilt.
 *
 * @param desk whose books it becomes
 * @param initialCash [USD] what the books start from
 * @param asRecorded whether the source is followed where it contradicts itself
 */
public record Terms(DeskId desk, Money initialCash, boolean asRecorded) {}
