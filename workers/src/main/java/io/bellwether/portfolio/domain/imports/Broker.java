package io.bellwether.portfolio.domain.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Brokers whose exports are read without a mapping. */
public enum Broker {
    /** "Account activity report" as CSV. */
    ROBINHOOD("robinhood"),
    /** "Activity &amp; Orders", download of the history. */
    FIDELITY("fidelity"),
    /** "History", export of the transactions. */
    SCHWAB("schwab"),
    /** Activity statement or transaction history as CSV. */
    IBKR("ibkr"),
    /** Flex query as CSV. */
    IBKR_FLEX("ibkr-flex"),
    /** Account activities, a column per field of the interface. */
    ALPACA("alpaca"),
    /** Account history. */
    TRADIER("tradier");

    private final String key;

    Broker(String key) {
        this.key = key;
    }

    /** What a person calls it, e.g. {@code ibkr-flex}. */
    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException with the known ones when there is none of this name */
    public static Broker of(String key) {
        String small = key.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(broker -> broker.key.equals(small))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of %s, was '%s'".formatted(keys(), key)));
    }

    /** All of them for people. */
    public static String keys() {
        return Arrays.stream(values()).map(Broker::key).collect(Collectors.joining(", "));
    }
}
