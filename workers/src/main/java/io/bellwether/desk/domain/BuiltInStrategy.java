package io.bellwether.desk.domain;

import io.bellwether.kernel.Suggestion;
import java.util.List;
import java.util.Locale;

/** The strategies that the advisor {@code strategies} is made of. */
public enum BuiltInStrategy {
    /** Follows moving averages. */
    SIMPLE_MA,
    /** Follows the change of 20 sessions. */
    MOMENTUM,
    /** Follows prices that leave their range of 20 sessions. */
    BREAKOUT,
    /** Bets against prices that ran too far. */
    MEAN_REVERSION,
    /** Holds back where prices move much. */
    VOLATILITY;

    /** As settings and commands say it, e.g. {@code mean-reversion}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException in words for a person, with the known ones, when there is none of that name */
    public static BuiltInStrategy of(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Suggestion.require("strategy", name.strip(), key, List.of(values()), BuiltInStrategy::key);
    }
}
