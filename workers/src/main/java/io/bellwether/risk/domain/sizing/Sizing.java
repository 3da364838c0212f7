package io.bellwether.risk.domain.sizing;

import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many shares a proposal gets and why not more.
 *
 * @param quantity [shares]; zero means refused, and {@code binding} says by what
 * @param binding the bound that set the quantity
 * @param bounds every bound [shares], before rounding down
 * @param without what the quantity would have been without the binding bound; empty when the bounds do not say
 */
public record Sizing(
        Quantity quantity, SizeBound binding, Map<SizeBound, BigDecimal> bounds, Optional<Without> without) {
    public Sizing {
        bounds = Collections.unmodifiableMap(new EnumMap<>(bounds));
    }

    /**
     * The size with the binding bound taken away and everything else as it was: the next smallest bound, rounded down
     * to what the broker takes.
     *
     * @param next the bound that would have set it
     * @param quantity [shares] at least those of the sizing
     */
    public record Without(SizeBound next, Quantity quantity) {}
}
