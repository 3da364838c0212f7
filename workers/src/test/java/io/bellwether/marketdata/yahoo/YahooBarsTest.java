package io.bellwether.marketdata.yahoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.BarSourceContract;
import io.bellwether.testing.market.Company;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.TapeDay;
import io.bellwether.testing.market.YahooServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YahooBarsTest extends BarSourceContract {
    static final MarketVendor VENDOR = new MarketVendor(YahooServer::start, url -> TestVendors.open("yahoo", url));

    private static final Symbol ODD = new Symbol("ODDS");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final DateRange THAT_DAY = new DateRange(DAY, DAY);

    YahooBarsTest() {
        super(VENDOR, YahooSource::new);
    }

    /** Without a key it is a block, whatever the status says. */
    static VendorFault.Kind kind(MarketTrouble trouble) {
        return trouble == MarketTrouble.KEY_REFUSED || trouble == MarketTrouble.NOT_ENTITLED
                ? VendorFault.Kind.BLOCKED
                : trouble.kind();
    }

    @Override
    protected VendorFault.Kind kindOf(MarketTrouble trouble) {
        return kind(trouble);
    }

    /** The volume went through whole shares of today. */
    @Override
    protected List<Bar> expected(Company company, DateRange days) {
        return company.bars(days).stream()
                .map(bar -> {
                    BigDecimal factor = company.splitFactor(bar.date(), MarketTape.LAST);
                    long volume = BigDecimal.valueOf(YahooServer.volume(bar.volume(), factor))
                            .divide(factor, 0, RoundingMode.HALF_UP)
                            .longValueExact();
                    return new Bar(bar.date(), bar.open(), bar.high(), bar.low(), bar.close(), volume);
                })
                .toList();
    }

    @Override
    protected List<CorporateAction> expectedActions(Company company, DateRange days) {
        return company.actions(days).stream()
                .filter(one -> one.kind() == CorporateAction.Kind.SPLIT || one.kind() == CorporateAction.Kind.DIVIDEND)
                .toList();
    }

    private Company odd() {
        return tape.company(ODD)
                .day(new TapeDay(DAY, price("5.60"), price("5.71"), price("5.50"), price("5.57"), 812_345));
    }

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }

    @Test
    void itAsksUpToTheFuture_asABrowserDoes() {
        ask();
        MarketServer.Asked asked = server.requests().getLast();
        assertThat(asked.query())
                .containsEntry("period2", "9999999999")
                .containsEntry("interval", "1d")
                .containsEntry("events", "div,splits");
        assertThat(asked.headers().get("user-agent")).startsWith("Mozilla/5.0 ");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, GBp, 'ODDS is quoted in GBp, not in USD'",
        "instrumentType, CRYPTOCURRENCY, 'ODDS is CRYPTOCURRENCY, neither a share nor a fund nor an index'"
    })
    void whatIsNotTradedInDollars_orIsNoShare_isRefusedInASentence(String field, String value, String sentence) {
        odd();
        ((YahooServer) server).says(ODD, field, value);
        SourceBars found = bars(MONTH, ODD).get(ODD);
        assertThat(found.bars()).isEmpty();
        assertThat(found.refused()).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource({"symbol, OTHER", "dataGranularity, 1wk", "exchangeTimezoneName, Nowhere/Here"})
    void anAnswerToAnotherQuestion_isAFault(String field, String value) {
        odd();
        ((YahooServer) server).says(ODD, field, value);
        assertThatThrownBy(() -> bars(MONTH, ODD))
                .isInstanceOfSatisfying(
                        VendorFault.class, fault -> assertThat(fault.kind()).isEqualTo(VendorFault.Kind.MALFORMED));
    }

    @Test
    void severalSplits_areUndoneTogether_andSinglePrecisionLeavesNoNoise() {
        odd().split(LocalDate.of(2026, 11, 19), "7", "1")
                .split(LocalDate.of(2026, 11, 24), "4", "1")
                .dividend(DAY, "2.65");
        tape.company(ODD)
                .day(new TapeDay(YESTERDAY, price("1834.17"), price("1900.01"), price("1830.99"), price("1888.88"), 1));
        SourceBars found = bars(MONTH, ODD).get(ODD);
        assertThat(found.bars())
                .containsExactly(
                        new Bar(DAY, Price.of("5.60"), Price.of("5.71"), Price.of("5.50"), Price.of("5.57"), 812_345),
                        new Bar(
                                YESTERDAY,
                                Price.of("1834.17"),
                                Price.of("1900.01"),
                                Price.of("1830.99"),
                                Price.of("1888.88"),
                                1));
        assertThat(found.actions())
                .contains(new CorporateAction.Dividend(ODD, DAY, price("2.65")))
                .hasSize(3);
    }

    @Test
    void aDividendOnTheDayOfASplit_isPaidOnTheOldShares() {
        odd().split(DAY, "1", "10").dividend(DAY, "0.03");
        assertThat(bars(THAT_DAY, ODD).get(ODD).actions())
                .containsExactly(
                        new CorporateAction.Dividend(ODD, DAY, price("0.03")),
                        new CorporateAction.Split(ODD, DAY, BigDecimal.ONE, BigDecimal.TEN));
    }

    @Test
    void whatIsTradedNoMore_isThereWithoutBars() {
        SourceBars found = bars(new DateRange(LocalDate.of(2026, 11, 2), YESTERDAY), MarketTape.GONE)
                .get(MarketTape.GONE);
        assertThat(found).isEqualTo(SourceBars.raw(List.of()));
    }

    @Test
    void whatYahooCallsOtherwise_isNamedInTheSettings() {
        tape.company(new Symbol("GSPC"));
        TestVendors named = TestVendors.of(
                MarketTape.NOON,
                TestVendors.with(Map.of("symbol.SPX", "^GSPC"), TestVendors.open("yahoo", server.baseUrl())));
        assertThat(new YahooSource(named.vendors()).dailyBars(List.of(new Symbol("SPX")), MONTH))
                .isEmpty();
        assertThat(server.requests().getLast().path()).isEqualTo("/v8/finance/chart/^GSPC");
        assertThat(server.violations()).isEmpty();
    }
}
