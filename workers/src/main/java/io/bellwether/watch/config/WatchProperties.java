package io.bellwether.watch.config;

import io.bellwether.watch.domain.Thresholds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the watch calls something wrong; see {@link Thresholds} for what each length means.
 *
 * @param enabled whether this application watches; any number of replicas may
 * @param every how often it looks
 * @param tellTrouble whether the dead-man's switch is called with {@code /fail} while something is critical
 */
@ConfigurationProperties(prefix = "bellwether.watch", ignoreUnknownFields = false)
record WatchProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("PT1M") Duration every,
        @DefaultValue("false") boolean tellTrouble,
        @DefaultValue("PT5M") Duration dayOpen,
        @DefaultValue("PT5M") Duration sessionStart,
        @DefaultValue("PT30M") Duration sessionEnd,
        @DefaultValue("PT2H") Duration dayEnd,
        @DefaultValue("PT10S") Duration incident,
        @DefaultValue("PT35M") Duration task,
        @DefaultValue("PT3M") Duration halt,
        @DefaultValue("PT30M") Duration release,
        @DefaultValue("PT10M") Duration orders,
        @DefaultValue("PT15M") Duration mail,
        @DefaultValue("PT45M") Duration data,
        @DefaultValue("PT30S") Duration skew,
        @DefaultValue("PT2M") Duration unreachable,
        @DefaultValue("PT2M") Duration over) {
    /** How often the watch may miss its turn before it counts as stopped. */
    private static final int MISSED_TURNS = 3;

    private static final Duration ANY_LEAP = Duration.ofDays(3650);

    WatchProperties {
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("bellwether.watch.every must be at least PT1S, was " + every);
        }
    }

    /** @param moved whether somebody moves the clock: then time passes between two looks in leaps */
    Thresholds toDomain(boolean moved) {
        return new Thresholds(
                dayOpen,
                sessionStart,
                sessionEnd,
                dayEnd,
                incident,
                task,
                halt,
                release,
                orders,
                mail,
                data,
                skew,
                unreachable,
                over,
                moved ? ANY_LEAP : every.multipliedBy(MISSED_TURNS));
    }
}
