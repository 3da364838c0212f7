package io.bellwether.marketdata.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.market.ActionSourceContract;
import io.bellwether.testing.market.AlpacaMarketServer;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.NewsSourceContract;
import io.bellwether.testing.market.QuoteSourceContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlpacaSourceTest {
    private static final MarketVendor ALPACA = new MarketVendor(AlpacaMarketServer::start, AlpacaSourceTest::settings);

    private static VendorSettings settings(String baseUrl) {
        return new VendorSettings(
                "alpaca",
                true,
                baseUrl,
                Optional.of(AlpacaMarketServer.KEY),
                Optional.of(AlpacaMarketServer.SECRET),
                List.of("APCA_API_KEY_ID", "APCA_API_SECRET_KEY"),
                60_000,
                0,
                0,
                Duration.ofSeconds(20),
                5,
                Duration.ofMinutes(10),
                Map.of("feed", "iex"));
    }

    @Test
    void itOffersBars_quotes_actionsAndNews() {
        AlpacaSource source = new AlpacaSource(
                TestVendors.of(MarketTape.NOON, settings("http://127.0.0.1:1")).vendors());
        assertThat(source.offers())
                .containsExactlyInAnyOrder(
                        DataKind.DAILY_BARS, DataKind.QUOTES, DataKind.CORPORATE_ACTIONS, DataKind.NEWS);
    }

    @Nested
    class Bars extends BarSourceContract {
        Bars() {
            super(ALPACA, AlpacaSource::new);
        }

        @Override
        protected boolean tellsUnknownFromEmpty() {
            return false;
        }

        @Test
        void aHundredSymbolsAreOneRequest() {
            assertThat(source.mostSymbols()).isEqualTo(100);
            source.dailyBars(List.copyOf(tape.symbols()), MONTH);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.query())
                            .containsEntry("adjustment", "raw")
                            .containsEntry("start", "2026-10-26T04:00:00Z")
                            .containsEntry("end", "2026-11-27T05:00:00Z")
                            .containsEntry("feed", "sip"));
        }

        @Test
        void aSymbolThatAlpacaCannotHave_isMissing_andSpoilsNothing() {
            assertThat(bars(MONTH, new Symbol("CLSS-B"), MarketTape.PLAIN)).containsOnlyKeys(MarketTape.PLAIN);
            server.reset();
            assertThat(bars(MONTH, new Symbol("CLSS-B"))).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Nested
    class Quotes extends QuoteSourceContract {
        Quotes() {
            super(ALPACA, AlpacaSource::new);
        }
    }

    @Nested
    class Actions extends ActionSourceContract {
        Actions() {
            super(ALPACA, AlpacaSource::new);
        }

        @Override
        protected boolean tells(CorporateAction.Kind kind) {
            return true;
        }
    }

    @Nested
    class News extends NewsSourceContract {
        News() {
            super(ALPACA, AlpacaSource::new);
        }
    }
}
