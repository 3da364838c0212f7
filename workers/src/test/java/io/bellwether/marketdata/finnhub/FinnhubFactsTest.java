package io.bellwether.marketdata.finnhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.FactSourceContract;
import io.bellwether.testing.market.FinnhubServer;
import io.bellwether.testing.market.MarketTape;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinnhubFactsTest extends FactSourceContract {
    FinnhubFactsTest() {
        super(FinnhubVendor.VENDOR, FinnhubSource::new);
    }

    @BeforeEach
    void shares() {
        ((FinnhubServer) server).shares(MarketTape.PLAIN, "48.2100004");
        ((FinnhubServer) server).shares(MarketTape.FORWARD, "0");
    }

    @Test
    void sharesOutstanding_areThoseOfTheDayOnWhichItIsAsked() {
        assertThat(source.facts(MarketTape.PLAIN, MarketTape.NOON))
                .containsExactly(new InstrumentFact(
                        MarketTape.PLAIN,
                        InstrumentFact.Kind.SHARES_OUTSTANDING,
                        new BigDecimal("48210000"),
                        MarketTape.LAST,
                        MarketTape.NOON));
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void whereNobodyKnowsThem_thereAreNone() {
        assertThat(source.facts(MarketTape.UNKNOWN, MarketTape.NOON)).isEmpty();
        assertThat(source.facts(MarketTape.CLASS, MarketTape.NOON)).isEmpty();
        assertThat(source.facts(MarketTape.FORWARD, MarketTape.NOON)).isEmpty();
    }

    @Test
    void theProfileOfAnother_isAFault() {
        ((FinnhubServer) server).says("{\"ticker\": \"OTHR\", \"shareOutstanding\": 12.5}");
        assertThat(catchThrowableOfType(VendorFault.class, this::ask).kind()).isEqualTo(VendorFault.Kind.MALFORMED);
    }
}
