package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position at the end of a day as a file states it.
 *
 * @param at its row
 * @param symbol what is held
 * @param shares [shares]
 * @param cost [USD] stated cost of the shares
 * @param stop [USD per share] stated protective stop
 * @param price [USD per share] stated price
 * @param value [USD] stated value
 * @param pnl [USD] stated unrealised profit or loss
 * @param sold whether the row says that the shares were sold on the day
 */
public record SourceHolding(
        SourceRow at,
        Symbol symbol,
        Quantity shares,
        Optional<BigDecimal> cost,
        Optional<Price> stop,
        Optional<Price> price,
        Optional<BigDecimal> value,
        Optional<BigDecimal> pnl,
        boolean sold) {}
