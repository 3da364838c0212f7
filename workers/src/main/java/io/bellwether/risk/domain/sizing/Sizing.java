package io.bellwether.risk.domain.sizing;

import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many shares a proposal gets and why not more.
 *
 * @param quantity [shares]; zero means refused, and {@code binding} says by what
 * @param binding the bound that set the quantity
 * @param bounds every bound [shares], before rounding down
 */
public record Sizing(Quantity quantity, SizeBound binding, Map<SizeBound, BigDecimal> bounds) {
    public Sizing {
        bounds = Collections.unmodifiableMap(new EnumMap<>(bounds));
    }
}
