package io.bellwether.marketdata.stocktwits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.SocialSourceContract;
import io.bellwether.testing.market.StockTwitsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockTwitsSourceTest extends SocialSourceContract {
    StockTwitsSourceTest() {
        super(
                new MarketVendor(StockTwitsServer::start, url -> TestVendors.open("stocktwits", url)),
                StockTwitsSource::new);
    }

    @Override
    protected boolean tellsMarks() {
        return true;
    }

    /** It wants no key. */
    @Override
    protected Kind kindOf(MarketTrouble trouble) {
        return trouble == MarketTrouble.KEY_REFUSED || trouble == MarketTrouble.NOT_ENTITLED
                ? Kind.BLOCKED
                : super.kindOf(trouble);
    }

    @Test
    void aSymbolThatItDoesNotKnow_isMissing() {
        assertThat(heard(MarketTape.UNKNOWN)).isEmpty();
        assertThat(heard(MarketTape.CLASS)).containsOnlyKeys(MarketTape.CLASS);
        assertThat(server.requests())
                .extracting(MarketServer.Asked::path)
                .containsExactly("/api/2/streams/symbol/NOSUCH.json", "/api/2/streams/symbol/CLSS.B.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response\":{\"status\":200},\"symbol\":{\"symbol\":\"OTHR\"},\"cursor\":{},\"messages\":[]}",
                "{\"response\":{\"status\":200},\"symbol\":{\"symbol\":\"PLNE\"},\"cursor\":{}}",
                "{\"response\":{\"status\":200},\"symbol\":{\"symbol\":\"PLNE\"},\"cursor\":{},\"messages\":[{\"id\":1,\"body\":\"x\",\"created_at\":\"yesterday\",\"user\":{\"id\":1}}]}"
            })
    void anotherShape_isAFault(String body) {
        network().says(body);
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(Kind.MALFORMED);
    }
}
