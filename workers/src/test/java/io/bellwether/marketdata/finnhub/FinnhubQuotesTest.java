package io.bellwether.marketdata.finnhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.FinnhubServer;
import io.bellwether.testing.market.QuoteSourceContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinnhubQuotesTest extends QuoteSourceContract {
    FinnhubQuotesTest() {
        super(FinnhubVendor.VENDOR, FinnhubSource::new);
    }

    @Override
    protected boolean tellsBidAndAsk() {
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"c\": 5.57, \"o\": 5.6, \"t\": 0}", "{\"c\": -1, \"o\": 5.6, \"t\": 1796056200}"})
    void halfAQuote_isAFault_andNoUnknownSymbol(String body) {
        ((FinnhubServer) server).says(body);
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(VendorFault.Kind.MALFORMED);
    }
}
