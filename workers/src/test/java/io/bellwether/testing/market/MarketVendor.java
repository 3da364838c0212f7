package io.bellwether.testing.market;

import io.bellwether.platform.vendor.VendorSettings;
import java.util.function.Function;

/**
 * A vendor under test.
 *
 * @param start a server that knows the tape
 * @param settings with its name and the key that the server takes, for a base address
 */
public record MarketVendor(Function<MarketTape, MarketServer> start, Function<String, VendorSettings> settings) {}
