package io.bellwether.reporting.db;

import io.bellwether.risk.domain.sizing.SizeBound;
import java.util.Arrays;
import java.util.Locale;

/** Names in an order's sizing that are not bounds, and words for those that are. */
final class OrderSizing {
    /** Name of the bound that decided. */
    static final String BINDING = "binding";

    /** Name of the bound that would have decided without it. */
    static final String NEXT = "next";

    /** Size of the order without the bound that decided [shares]. */
    static final String WITHOUT = "withoutBinding";

    private OrderSizing() {}

    /** For people; a name that this version does not know is told as it is. */
    static String words(String bound) {
        return Arrays.stream(SizeBound.values())
                .filter(known -> known.name().equals(bound))
                .map(SizeBound::text)
                .findFirst()
                .orElseGet(() -> bound.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
