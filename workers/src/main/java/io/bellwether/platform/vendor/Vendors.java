package io.bellwether.platform.vendor;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;

/** The vendors of the settings, each with its line. */
public final class Vendors {
    /** What the name of a line to a broker begins with: it has another key, pace and standing than one for data. */
    public static final String BROKER = "broker-";

    private final Map<String, VendorHttp> lines = new TreeMap<>();

    /** @param settings one per vendor */
    public Vendors(List<VendorSettings> settings, VendorLedger ledger, InstantSource clock) {
        this(settings, ledger, clock, Thread::sleep);
    }

    Vendors(List<VendorSettings> settings, VendorLedger ledger, InstantSource clock, VendorHttp.Waiting waiting) {
        OkHttpClient shared = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        settings.forEach(one -> lines.put(one.name(), new VendorHttp(one, ledger, clock, waiting, shared)));
    }

    /**
     * The line to a vendor.
     *
     * @throws IllegalArgumentException when the settings know no such vendor
     */
    public VendorHttp line(String name) {
        VendorHttp line = lines.get(name);
        if (line == null) {
            throw new IllegalArgumentException(
                    "bellwether.vendors has no '%s'; there are %s".formatted(name, String.join(", ", lines.keySet())));
        }
        return line;
    }

    /** Every vendor of data of the settings, by name. */
    public List<VendorSettings> all() {
        return lines.values().stream()
                .map(VendorHttp::settings)
                .filter(settings -> !settings.name().startsWith(BROKER))
                .toList();
    }
}
