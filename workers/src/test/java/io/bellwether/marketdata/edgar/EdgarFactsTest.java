package io.bellwether.marketdata.edgar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.market.EdgarServer;
import io.bellwether.testing.market.FactSourceContract;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTrouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgarFactsTest extends FactSourceContract {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 30);
    private static final LocalDate LONG_AGO = LocalDate.of(2019, 3, 1);
    private static final Symbol WARRANT = new Symbol("PLNEW");

    private EdgarServer edgar;

    EdgarFactsTest() {
        super(EdgarVendor.VENDOR, EdgarSource::new);
    }

    @Override
    protected List<VendorSettings> beside(VendorSettings settings) {
        return EdgarVendor.files(settings);
    }

    @Override
    protected boolean passes(MarketTrouble trouble) {
        return EdgarVendor.passes(trouble, super.passes(trouble));
    }

    @Test
    void whereSharesAreListedIsTold_ofTodayOnly_andWhereTheListSaysNothingNothingIs() {
        edgar.listed(MarketTape.PLAIN, "Nasdaq");
        edgar.listed(MarketTape.CLASS, "NYSE");

        assertThat(((EdgarSource) source).exchanges(Set.of(MarketTape.PLAIN, MarketTape.CLASS, WARRANT)))
                .isEqualTo(Map.of(MarketTape.PLAIN, "Nasdaq", MarketTape.CLASS, "NYSE"));
    }

    @BeforeEach
    void reports() {
        edgar = (EdgarServer) server;
        edgar.alsoCalled(MarketTape.PLAIN, WARRANT);
        report(MarketTape.PLAIN);
        report(MarketTape.FORWARD);
        edgar.inBalanceSheets(MarketTape.FORWARD);
    }

    private void report(Symbol symbol) {
        edgar.filed(symbol, "0001104659-26-000011", "10-Q", "", Instant.parse("2026-11-05T21:40:00Z"));
        edgar.filed(symbol, "0001104659-26-000012", "4", "", Instant.parse("2026-11-06T02:40:00Z"));
        edgar.shares(symbol, "0001104659-19-000001", LONG_AGO, 12_000_000, LONG_AGO.plusDays(14));
        edgar.shares(symbol, "0001104659-26-000011", OCTOBER, 48_210_000, OCTOBER.plusDays(7));
        edgar.shares(symbol, "0001104659-26-000011", OCTOBER, 48_210_000, OCTOBER.plusDays(7));
        edgar.shares(symbol, "0001104659-26-000011", OCTOBER.minusDays(30), 0, OCTOBER.plusDays(7));
    }

    private static InstrumentFact shares(Symbol symbol, long shares, LocalDate of, String knownAt) {
        return new InstrumentFact(
                symbol, InstrumentFact.Kind.SHARES_OUTSTANDING, BigDecimal.valueOf(shares), of, Instant.parse(knownAt));
    }

    @Test
    void sharesAreKnownWhenTheirReportWasAccepted_orAfterTheDayOfAnOldOne() {
        for (Symbol symbol : List.of(MarketTape.PLAIN, MarketTape.FORWARD)) {
            assertThat(source.facts(symbol, MarketTape.NOON))
                    .containsExactly(
                            shares(symbol, 12_000_000, LONG_AGO, "2019-03-16T04:00:00Z"),
                            shares(symbol, 48_210_000, OCTOBER, "2026-11-05T21:40:00Z"));
        }
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void whatIsNoCommonShare_orNeverFiledNumbers_orIsUnknown_hasNone() {
        assertThat(source.facts(WARRANT, MarketTape.NOON)).isEmpty();
        assertThat(source.facts(MarketTape.GONE, MarketTape.NOON)).isEmpty();
        assertThat(source.facts(MarketTape.UNKNOWN, MarketTape.NOON)).isEmpty();
        assertThat(server.violations()).isEmpty();
    }
}
