package io.bellwether.portfolio.domain.imports;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The sums of a day as a file states them.
 *
 * @param at its row
 * @param value [USD] of the positions
 * @param pnl [USD] unrealised
 * @param cash [USD]
 * @param equity [USD]
 */
public record SourceTotal(
        SourceRow at, Optional<BigDecimal> value, Optional<BigDecimal> pnl, BigDecimal cash, BigDecimal equity) {}
