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

    /** A vendor that wants no key, with a pace of a thousandth of a second. */
    public static VendorSettings open(String name, String baseUrl) {
        return new Change(name, baseUrl).settings();
    }

    /** The same with a key that it wants and has. */
    public static VendorSettings keyed(String name, String baseUrl, String key) {
        Change change = new Change(name, baseUrl);
        change.key = Optional.of(key);
        change.wants = List.of(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_API_KEY");
        return change.settings();
    }

    /** The same with a key of two parts. */
    public static VendorSettings keyed(String name, String baseUrl, String key, String secret) {
        Change change = new Change(name, baseUrl);
        change.key = Optional.of(key);
        change.secret = Optional.of(secret);
        String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_');
        change.wants = List.of(prefix + "_ID", prefix + "_SECRET");
        return change.settings();
    }

    /** The same with another time for a request. */
    public static VendorSettings within(Duration timeout, VendorSettings vendor) {
        Change change = new Change(vendor);
        change.timeout = timeout;
        return change.settings();
    }

    /** The same without anything that lets us in. */
    public static VendorSettings withoutKey(VendorSettings vendor) {
        Change change = new Change(vendor);
        change.key = Optional.empty();
        change.secret = Optional.empty();
        return change.settings();
    }

    /** The same, left alone after so many faults. */
    public static VendorSettings patient(int failures, VendorSettings vendor) {
        Change change = new Change(vendor);
        change.failures = failures;
        return change.settings();
    }

    /** The same, switched off. */
    public static VendorSettings off(VendorSettings vendor) {
        Change change = new Change(vendor);
        change.enabled = false;
        return change.settings();
    }

    /** The same with other options. */
    public static VendorSettings with(Map<String, String> options, VendorSettings vendor) {
        Change change = new Change(vendor);
        change.options = options;
        return change.settings();
    }

    /** The same within bounds; 0 for none on hour and day. */
    public static VendorSettings bounded(int perMinute, int perHour, int perDay, VendorSettings vendor) {
        Change change = new Change(vendor);
        change.perMinute = perMinute;
        change.perHour = perHour;
        change.perDay = perDay;
        return change.settings();
    }

    private static final class Change {
        private final String name;
        private final String baseUrl;
        private boolean enabled = true;
        private Optional<String> key = Optional.empty();
        private Optional<String> secret = Optional.empty();
        private List<String> wants = List.of();
        private int perMinute = 60_000;
        private int perHour;
        private int perDay;
        private Duration timeout = Duration.ofSeconds(20);
        private int failures = 5;
        private Duration pause = Duration.ofMinutes(10);
        private Map<String, String> options = Map.of();

        private Change(String name, String baseUrl) {
            this.name = name;
            this.baseUrl = baseUrl;
        }

        private Change(VendorSettings vendor) {
            this(vendor.name(), vendor.baseUrl());
            enabled = vendor.enabled();
            key = vendor.key();
            secret = vendor.secret();
            wants = vendor.wants();
            perMinute = vendor.perMinute();
            perHour = vendor.perHour();
            perDay = vendor.perDay();
            timeout = vendor.timeout();
            failures = vendor.failures();
            pause = vendor.pause();
            options = vendor.options();
        }

        private VendorSettings settings() {
            return new VendorSettings(
                    name, enabled, baseUrl, key, secret, wants, perMinute, perHour, perDay, timeout, failures, pause,
                    options);
        }
    }
}
