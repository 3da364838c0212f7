package io.bellwether.desk.domain;

import io.bellwether.kernel.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        return Arrays.stream(values())
                .filter(strategy -> strategy.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown strategy '%s'; choose some of: %s%s"
                        .formatted(
                                name.strip(),
                                keys().stream().collect(Collectors.joining(", ")),
                                Suggestion.didYouMean(key, keys()))));
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(BuiltInStrategy::key).toList();
    }
}
