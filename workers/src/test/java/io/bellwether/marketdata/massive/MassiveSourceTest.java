package io.bellwether.marketdata.massive;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.market.ActionSourceContract;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.MarketServer.Asked;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.MassiveServer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MassiveSourceTest {
    private static final MarketVendor MASSIVE =
            new MarketVendor(MassiveServer::start, baseUrl -> TestVendors.keyed("massive", baseUrl, MassiveServer.KEY));

    @Nested
    class Bars extends BarSourceContract {
        Bars() {
            super(MASSIVE, MassiveSource::new);
        }

        @Override
        protected boolean tellsUnknownFromEmpty() {
            return false;
        }

        @Test
        void ofAShortSpan_theWholeMarketIsAskedForDayByDay() {
            DateRange days = new DateRange(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 27));
            assertThat(source.mostSymbols(days)).isEqualTo(10_000);
            assertThat(source.mostSymbols(MONTH)).isOne();
            List<Symbol> asked = new ArrayList<>(tape.symbols());
            asked.add(MarketTape.UNKNOWN);
            Map<Symbol, SourceBars> found = source.dailyBars(asked, days);
            assertThat(server.requests())
                    .extracting(Asked::path)
                    .containsExactlyInAnyOrder(
                            "/v2/aggs/grouped/locale/us/market/stocks/2026-11-23",
                            "/v2/aggs/grouped/locale/us/market/stocks/2026-11-24",
                            "/v2/aggs/grouped/locale/us/market/stocks/2026-11-25",
                            "/v2/aggs/grouped/locale/us/market/stocks/2026-11-27");
            assertThat(found)
                    .containsOnlyKeys(tape.symbols().stream()
                            .filter(symbol ->
                                    !tape.find(symbol).orElseThrow().bars(days).isEmpty())
                            .toList());
            found.forEach((symbol, bars) -> assertThat(bars.bars())
                    .isEqualTo(tape.find(symbol).orElseThrow().bars(days)));
            assertThat(server.violations()).isEmpty();
        }

        @Test
        void ofOneSymbol_itsHistoryIsAskedFor_asTraded_withTheKeyInAHeader() {
            source.dailyBars(List.of(MarketTape.PLAIN), MONTH);
            assertThat(server.requests()).singleElement().satisfies(asked -> {
                assertThat(asked.path()).isEqualTo("/v2/aggs/ticker/PLNE/range/1/day/2026-10-26/2026-11-27");
                assertThat(asked.query()).isEqualTo(Map.of("adjusted", "false", "sort", "asc", "limit", "50000"));
                assertThat(asked.headers()).containsEntry("authorization", "Bearer " + MassiveServer.KEY);
            });
        }
    }

    @Nested
    class Actions extends ActionSourceContract {
        Actions() {
            super(MASSIVE, MassiveSource::new);
        }
    }
}
