package io.bellwether.desk.domain;

import java.time.Duration;
import java.time.LocalTime;

/**
 * Until when a session may begin that did not begin in time. Distances, so that an early close moves them too.
 *
 * @param morningBeforeMidday the morning's window ends this long before the midday check
 * @param middayBeforeClose the midday check's window ends this long before the exchange's close
 * @param closeBeforeOpen the windows of the closing session and of the report end this long before the open of the
 *     next session
 * @param dataUntil New York time until which the morning waits for market data that is late
 * @param dataRetry how long it waits between two tries
 */
public record SessionWindows(
        Duration morningBeforeMidday,
        Duration middayBeforeClose,
        Duration closeBeforeOpen,
        LocalTime dataUntil,
        Duration dataRetry) {
    public static final SessionWindows DEFAULT = new SessionWindows(
            Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO, LocalTime.of(10, 0), Duration.ofMinutes(1));

    public SessionWindows {
        if (morningBeforeMidday.isNegative() || middayBeforeClose.isNegative() || closeBeforeOpen.isNegative()) {
            throw new IllegalArgumentException(
                    "a session's window ends before what follows: distances must be >= 0, were %s, %s, %s"
                            .formatted(morningBeforeMidday, middayBeforeClose, closeBeforeOpen));
        }
        if (dataRetry.compareTo(Duration.ofSeconds(5)) < 0) {
            throw new IllegalArgumentException("data-retry must be at least PT5S, was " + dataRetry);
        }
    }
}
