package io.bellwether.marketdata.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.SocialSourceContract;
import io.bellwether.testing.market.XServer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XSourceTest extends SocialSourceContract {
    XSourceTest() {
        super(
                new MarketVendor(
                        XServer::start,
                        url -> TestVendors.with(Map.of("pages", "4"), TestVendors.keyed("x", url, XServer.KEY))),
                XSource::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"meta\":{\"result_count\":1}}",
                "{\"data\":[],\"meta\":{\"result_count\":2}}",
                "{\"data\":[{\"id\":\"1\",\"text\":\"x\",\"created_at\":\"2026-11-30T12:00:00Z\"}],\"meta\":{\"result_count\":1}}",
                "{\"errors\":[{\"message\":\"no\"}]}"
            })
    void halfAnAnswer_isAFault(String body) {
        network().says(body);
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(Kind.MALFORMED);
    }
}
