package io.bellwether.reporting.domain.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a number of shares came about.
 *
 * @param shares [shares] after rounding down; zero when nothing was left
 * @param says the sizing's own sentence
 * @param bounds every bound, in the order in which the first of equal ones binds
 * @param binding the bound that set the size, as it was recorded; with an order of before that was, the tightest
 * @param without the next bound with the size it would have allowed, rounded down as an order is; empty when there is
 *     no order or nothing says so
 */
public record Sized(
        BigDecimal shares, String says, List<Bound> bounds, Optional<Bound> binding, Optional<Bound> without) {
    public static final String WISH = "ADVISOR";

    /** The wish where no advisor was asked: a rebalancing's. */
    public static final String TARGET = "TARGET";

    public Sized {
        bounds = List.copyOf(bounds);
    }

    /**
     * Something that limits the number of shares.
     *
     * @param name e.g. {@code CASH}
     * @param text for people, e.g. {@code the cash after the reserve}
     * @param shares [shares] it allows, before rounding down
     */
    public record Bound(String name, String text, BigDecimal shares) {}

    /** What the advisor wished, or a target. */
    public Optional<Bound> wish() {
        return bounds.stream().filter(Sized::isWish).findFirst();
    }

    /** Whether something other than the wish set the size. */
    public boolean cut() {
        return binding.filter(b -> !isWish(b)).isPresent();
    }

    private static boolean isWish(Bound bound) {
        return WISH.equals(bound.name()) || TARGET.equals(bound.name());
    }
}
