package io.bellwether.marketdata.finnhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.testing.market.EventSourceContract;
import io.bellwether.testing.market.FinnhubServer;
import io.bellwether.testing.market.MarketTape;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinnhubEventsTest extends EventSourceContract {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    FinnhubEventsTest() {
        super(FinnhubVendor.VENDOR, FinnhubSource::new);
    }

    @BeforeEach
    void reports() {
        FinnhubServer finnhub = (FinnhubServer) server;
        finnhub.report(MarketTape.PLAIN, TUESDAY, "amc", 2026, 3);
        finnhub.report(MarketTape.PLAIN, TUESDAY.plusMonths(3), "amc", 2026, 4);
        finnhub.report(MarketTape.FORWARD, MarketTape.LAST, "bmo", 2026, 3);
        finnhub.report(MarketTape.CLASS, TUESDAY.plusDays(1), "dmh", 2026, 3);
        finnhub.report(MarketTape.REVERSE, TUESDAY.plusDays(2), "", 0, 0);
        finnhub.report(MarketTape.GONE, TUESDAY, "amc", 2026, 3);
    }

    private static MarketEvent.Earnings earnings(
            Symbol symbol, String reference, LocalDate date, MarketEvent.Timing timing) {
        return new MarketEvent.Earnings(symbol, reference, date, timing, MarketTape.NOON);
    }

    @Test
    void aReportIsKnownWhenItWasAskedFor_withItsPeriodAndItsHour() {
        assertThat(source.events(
                        Set.of(MarketTape.PLAIN, MarketTape.FORWARD, MarketTape.CLASS, MarketTape.REVERSE),
                        WEEK,
                        MarketTape.NOON))
                .containsExactlyInAnyOrder(
                        earnings(MarketTape.PLAIN, "2026Q3", TUESDAY, MarketEvent.Timing.AFTER_CLOSE),
                        earnings(MarketTape.FORWARD, "2026Q3", MarketTape.LAST, MarketEvent.Timing.BEFORE_OPEN),
                        earnings(MarketTape.CLASS, "2026Q3", TUESDAY.plusDays(1), MarketEvent.Timing.DURING_SESSION),
                        earnings(MarketTape.REVERSE, "2026-12-03", TUESDAY.plusDays(2), MarketEvent.Timing.UNKNOWN));
        assertThat(server.requests()).hasSize(4);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void manySymbols_areAskedForByDay_andGiveTheSame() {
        Set<Symbol> all = tape.symbols();
        assertThat(all).hasSizeGreaterThan(7);
        assertThat(source.events(all, WEEK, MarketTape.NOON)).hasSize(5);
        assertThat(server.requests()).hasSize(7);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void aSymbolWithoutAReport_hasNone() {
        assertThat(source.events(Set.of(MarketTape.UNKNOWN), WEEK, MarketTape.NOON))
                .isEmpty();
    }
}
