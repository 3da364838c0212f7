package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A market data set: where a desk's instruments, bars and quotes come from.
 *
 * @param id natural key, e.g. {@code simulated-42} or {@code files-microcaps}
 * @param kind which feed delivers it
 * @param location the folder ({@code FILES}), the seed ({@code SIMULATED}), the record's files ({@code RECORD}) or
 *     the chains of sources ({@code VENDORS})
 * @param benchmark the yardstick's symbol where it is configured; otherwise the feed chooses
 */
public record Market(String id, Kind kind, String location, Optional<Symbol> benchmark) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern SIMULATED_ID = Pattern.compile("simulated-(\\d{1,18})");
    private static final Pattern SEED = Pattern.compile("\\d{1,18}");

    /** Which feed delivers a market data set. */
    public enum Kind {
        FILES,
        SIMULATED,
        /** Vendors, asked in the order that the location says, see {@link SourceChains}. */
        VENDORS,
        /** The prices that an imported record of trades names; nothing more can be fetched. */
        RECORD
    }

    public Market {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("market id must be 1 to 60 of a-z, 0-9, dash, was '" + id + "'");
        }
        if (location.isBlank()) {
            throw new IllegalArgumentException("market " + id + " needs a location: a folder or a seed");
        }
        if (kind == Kind.SIMULATED && !SEED.matcher(location).matches()) {
            throw new IllegalArgumentException(
                    "seed of market %s must be 1 to 18 digits, was '%s'".formatted(id, location));
        }
    }

    /** The simulated market that an id of the form {@code simulated-<seed>} names, if it is of that form. */
    public static Optional<Market> simulated(String id) {
        var matcher = SIMULATED_ID.matcher(id);
        return matcher.matches()
                ? Optional.of(new Market(id, Kind.SIMULATED, matcher.group(1), Optional.empty()))
                : Optional.empty();
    }
}
