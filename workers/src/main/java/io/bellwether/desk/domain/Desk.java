package io.bellwether.desk.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import java.util.Optional;

/**
 * An account with cash, a broker and a mode.
 *
 * @param id natural key, part of every order id
 * @param name for people
 * @param mode whether money is real
 * @param broker name of the broker adapter, e.g. {@code paper}
 * @param market id of the market data set, e.g. {@code simulated-42} or {@code files-microcaps}
 * @param fallbackMarket market data set to use when the first cannot be had
 * @param initialCash [USD] deposit the books start from
 * @param active whether the market clock opens days for it
 * @param settings what it may be tuned by
 */
public record Desk(
        DeskId id,
        String name,
        Mode mode,
        String broker,
        String market,
        Optional<String> fallbackMarket,
        Money initialCash,
        boolean active,
        DeskSettings settings) {

    /** Whether money is real. */
    public enum Mode {
        PAPER,
        LIVE
    }

    public Desk {
        if (!initialCash.isPositive()) {
            throw new IllegalArgumentException("initial cash must be > 0, was " + initialCash);
        }
    }
}
