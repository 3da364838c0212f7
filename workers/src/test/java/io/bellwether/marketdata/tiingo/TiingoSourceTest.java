package io.bellwether.marketdata.tiingo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.ActionSourceContract;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.Company;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.TiingoServer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiingoSourceTest {
    private static final MarketVendor TIINGO =
            new MarketVendor(TiingoServer::start, baseUrl -> TestVendors.keyed("tiingo", baseUrl, TiingoServer.KEY));

    /** What an allocation that is used up looks like without a word on how long. */
    private static final Set<MarketTrouble> USED_UP = Set.of(MarketTrouble.THROTTLED, MarketTrouble.SAYS_THROTTLED_200);

    @ParameterizedTest
    @CsvSource({
        "4.0, 4, 1",
        "2, 2, 1",
        "1.5, 3, 2",
        "0.1, 1, 10",
        "0.04, 1, 25",
        "0.333333, 1, 3",
        "0.0666667, 1, 15",
        "0.05555556, 1, 18",
        "1.05, 21, 20",
        "1.333333, 4, 3",
        "0.00098765, 0.00098765, 1"
    })
    void aSplitFactorIsMadeOfTheSmallestRatesThatItCanMean(BigDecimal factor, BigDecimal newRate, BigDecimal oldRate) {
        Symbol symbol = new Symbol("SPLT");
        LocalDate day = LocalDate.of(2026, 8, 17);
        assertThat(SplitFactor.split(symbol, day, factor))
                .isEqualTo(new CorporateAction.Split(symbol, day, newRate, oldRate));
    }

    @Nested
    class Bars extends BarSourceContract {
        Bars() {
            super(TIINGO, TiingoSource::new);
        }

        @Override
        protected List<CorporateAction> expectedActions(Company company, DateRange days) {
            return company.actions(days).stream()
                    .filter(action -> action.kind() == CorporateAction.Kind.SPLIT
                            || action.kind() == CorporateAction.Kind.DIVIDEND)
                    .toList();
        }

        @Override
        protected VendorFault.Kind kindOf(MarketTrouble trouble) {
            return trouble == MarketTrouble.SAYS_ERROR_200 ? VendorFault.Kind.MALFORMED : super.kindOf(trouble);
        }

        @Override
        protected boolean passes(MarketTrouble trouble) {
            return super.passes(trouble) && !USED_UP.contains(trouble);
        }

        @Test
        void whenTheHoursRequestsAreUsedUp_theyAreNotSpentOnSecondTries() {
            server.trouble(MarketTrouble.SAYS_THROTTLED_200, MarketServer.ALWAYS);
            for (int i = 0; i < 3; i++) {
                catchThrowableOfType(VendorFault.class, () -> source.dailyBars(List.of(MarketTape.PLAIN), MONTH));
            }
            assertThat(server.requests()).hasSize(1);
        }

        @Test
        void aSymbolThatIsAskedForBarsAndActions_isOneRequest() {
            source.dailyBars(List.of(MarketTape.FORWARD), YEAR);
            ((TiingoSource) source).actions(List.of(MarketTape.FORWARD), YEAR);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Nested
    class Actions extends ActionSourceContract {
        Actions() {
            super(TIINGO, TiingoSource::new);
        }

        @Override
        protected VendorFault.Kind kindOf(MarketTrouble trouble) {
            return trouble == MarketTrouble.SAYS_ERROR_200 ? VendorFault.Kind.MALFORMED : super.kindOf(trouble);
        }

        @Override
        protected boolean passes(MarketTrouble trouble) {
            return super.passes(trouble) && !USED_UP.contains(trouble);
        }
    }
}
