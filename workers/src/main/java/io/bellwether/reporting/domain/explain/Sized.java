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
 */
public record Sized(BigDecimal shares, String says, List<Bound> bounds) {
    public static final String WISH = "ADVISOR";

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

    /** The bound that set the size: the tightest, of equal ones the first. */
    public Optional<Bound> binding() {
        return bounds.stream().reduce((a, b) -> b.shares().compareTo(a.shares()) < 0 ? b : a);
    }

    /** What the advisor wished. */
    public Optional<Bound> wish() {
        return bounds.stream().filter(b -> WISH.equals(b.name())).findFirst();
    }

    /** Whether something other than the advisor's wish set the size. */
    public boolean cut() {
        return binding().filter(b -> !WISH.equals(b.name())).isPresent();
    }
}
