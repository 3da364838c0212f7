package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a vendor is spoken to.
 *
 * @param name as settings, records and people call it
 * @param enabled whether it is spoken to at all
 * @param baseUrl without a slash at its end
 * @param key what lets us in, if the vendor wants something and it is there
 * @param secret the second part of it, if the vendor wants two
 * @param wants the variables of the environment that key and secret are taken from; empty when the vendor wants none
 * @param perMinute most requests in a minute, evenly spread; several workers share them
 * @param perHour most requests in an hour, 0 for no bound
 * @param perDay most requests on a day (UTC), 0 for no bound
 * @param timeout of a request with its answer
 * @param failures after so many faults in a row the vendor is left alone
 * @param pause for so long
 * @param options what only this vendor knows, e.g. {@code feed}
 */
public record VendorSettings(
        String name,
        boolean enabled,
        String baseUrl,
        Optional<String> key,
        Optional<String> secret,
        List<String> wants,
        int perMinute,
        int perHour,
        int perDay,
        Duration timeout,
        int failures,
        Duration pause,
        Map<String, String> options) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    public VendorSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "bellwether.vendors: the name '%s' must be 1 to 30 of a-z, 0-9 and dash".formatted(name));
        }
        String place = "bellwether.vendors." + name;
        if (!baseUrl.matches("https?://[^\\s?#]+[^\\s?#/]")) {
            throw new IllegalArgumentException(place
                    + ".base-url must be an http or https address without a slash at its end, was '" + baseUrl + "'");
        }
        if (perMinute < 1 || perMinute > 60_000) {
            throw new IllegalArgumentException(place + ".per-minute must be 1 to 60000, was " + perMinute);
        }
        if (perHour < 0 || perDay < 0) {
            throw new IllegalArgumentException(place + ".per-hour and .per-day must be >= 0; 0 means no bound");
        }
        if (timeout.compareTo(Duration.ZERO) <= 0 || pause.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(place + ".timeout and .pause must be > 0");
        }
        if (failures < 1) {
            throw new IllegalArgumentException(place + ".failures must be >= 1, was " + failures);
        }
        wants = List.copyOf(wants);
        options = Map.copyOf(options);
    }

    /** Whether every key that the vendor wants is there. */
    public boolean hasKeys() {
        return wants.isEmpty() || (key.isPresent() && (wants.size() < 2 || secret.isPresent()));
    }

    /** What is missing before the vendor can be asked, a sentence; empty when nothing is. */
    public Optional<String> lacks() {
        if (!enabled) {
            return Optional.of("switched off (bellwether.vendors.%s.enabled)".formatted(name));
        }
        return hasKeys() ? Optional.empty() : Optional.of("no key: set " + String.join(" and ", wants));
    }

    /** Time between two requests, in whole microseconds as the ledger keeps them. */
    Duration pace() {
        return Duration.of(60_000_000L / perMinute, ChronoUnit.MICROS);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "VendorSettings[name=%s, enabled=%s, baseUrl=%s, wants=%s]".formatted(name, enabled, baseUrl, wants);
    }
}
