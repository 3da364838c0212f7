package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lines to vendors on which nobody waits: the clock goes on by what would have been waited. */
public final class TestVendors implements InstantSource {
    private final VendorLedger ledger;
    private final Vendors vendors;
    private final List<Duration> waits = new ArrayList<>();
    private Instant now;

    private TestVendors(List<VendorSettings> settings, VendorLedger ledger, Instant begin) {
        this.ledger = ledger;
        this.now = begin;
        this.vendors = new Vendors(settings, ledger, this, this::waited);
    }

    public static TestVendors of(Instant begin, VendorSettings... settings) {
        return new TestVendors(List.of(settings), new MemoryVendorLedger(), begin);
    }

    public Vendors vendors() {
        return vendors;
    }

    public VendorLedger ledger() {
        return ledger;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** The time goes on. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** What was waited for turns and second tries, in order. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    private synchronized void waited(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    /** The same with another time for a request. */
    public static VendorSettings within(Duration timeout, VendorSettings vendor) {
        return new VendorSettings(
                vendor.name(),
                vendor.enabled(),
                vendor.baseUrl(),
                vendor.key(),
                vendor.secret(),
                vendor.wants(),
                vendor.perMinute(),
                vendor.perHour(),
                vendor.perDay(),
                timeout,
                vendor.failures(),
                vendor.pause(),
                vendor.options());
    }

    /** The same without anything that lets us in. */
    public static VendorSettings withoutKey(VendorSettings vendor) {
        return new VendorSettings(
                vendor.name(),
                vendor.enabled(),
                vendor.baseUrl(),
                Optional.empty(),
                Optional.empty(),
                vendor.wants(),
                vendor.perMinute(),
                vendor.perHour(),
                vendor.perDay(),
                vendor.timeout(),
                vendor.failures(),
                vendor.pause(),
                vendor.options());
    }

    /** The same, left alone after so many faults. */
    public static VendorSettings patient(int failures, VendorSettings vendor) {
        return new VendorSettings(
                vendor.name(),
                vendor.enabled(),
                vendor.baseUrl(),
                vendor.key(),
                vendor.secret(),
                vendor.wants(),
                vendor.perMinute(),
                vendor.perHour(),
                vendor.perDay(),
                vendor.timeout(),
                failures,
                vendor.pause(),
                vendor.options());
    }

    /** The same with other options. */
    public static VendorSettings with(Map<String, String> options, VendorSettings vendor) {
        return new VendorSettings(
                vendor.name(),
                vendor.enabled(),
                vendor.baseUrl(),
                vendor.key(),
                vendor.secret(),
                vendor.wants(),
                vendor.perMinute(),
                vendor.perHour(),
                vendor.perDay(),
                vendor.timeout(),
                vendor.failures(),
                vendor.pause(),
                options);
    }

    /** A vendor that wants a key, and has it, with a pace of a thousandth of a second. */
    public static VendorSettings keyed(String name, String baseUrl, String key) {
        return new VendorSettings(
                name,
                true,
                baseUrl,
                Optional.of(key),
                Optional.empty(),
                List.of(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_API_KEY"),
                60_000,
                0,
                0,
                Duration.ofSeconds(20),
                5,
                Duration.ofMinutes(10),
                Map.of());
    }

    /** A vendor that wants no key. */
    public static VendorSettings open(String name, String baseUrl) {
        return new VendorSettings(
                name,
                true,
                baseUrl,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                60_000,
                0,
                0,
                Duration.ofSeconds(20),
                5,
                Duration.ofMinutes(10),
                Map.of());
    }
}
