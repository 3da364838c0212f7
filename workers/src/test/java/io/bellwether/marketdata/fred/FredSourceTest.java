package io.bellwether.marketdata.fred;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.market.FredServer;
import io.bellwether.testing.market.MacroSourceContract;
import io.bellwether.testing.market.MarketVendor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FredSourceTest extends MacroSourceContract {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    FredSourceTest() {
        super(
                new MarketVendor(
                        FredServer::start,
                        url -> TestVendors.with(
                                Map.of("most-values", "4"), TestVendors.keyed("fred", url, FredServer.KEY))),
                FredSource::new);
    }

    @BeforeEach
    void publications() {
        FredServer fred = (FredServer) server;
        for (int i = 0; i < 10; i++) {
            LocalDate day = LocalDate.of(2026, 11, 10).plusDays(i);
            fred.publishes(SERIES, day, i == 1 ? "." : "4.4" + i, day.plusDays(1));
        }
        fred.publishes("UNRATE", OCTOBER, "4.3", LocalDate.of(2026, 11, 6));
        fred.publishes("UNRATE", OCTOBER, "4.4", LocalDate.of(2026, 11, 20));
    }

    private static MacroValue value(String series, LocalDate date, String value, LocalDate knownOn) {
        return new MacroValue(series, date, new BigDecimal(value), knownOn);
    }

    @Test
    void valuesCome_oldestFirst_overAllPages_withoutTheMissingOne() {
        assertThat(source.observations(SERIES, YEAR, YESTERDAY).orElseThrow())
                .hasSize(9)
                .startsWith(
                        value(SERIES, LocalDate.of(2026, 11, 10), "4.40", YESTERDAY),
                        value(SERIES, LocalDate.of(2026, 11, 12), "4.42", YESTERDAY))
                .endsWith(value(SERIES, LocalDate.of(2026, 11, 19), "4.49", YESTERDAY));
        assertThat(server.requests()).hasSize(3);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void onADay_onlyWhatWasPublishedUntilThen_isKnown_asItWasThen() {
        LocalDate early = LocalDate.of(2026, 11, 19);
        assertThat(source.observations("UNRATE", YEAR, early).orElseThrow())
                .containsExactly(value("UNRATE", OCTOBER, "4.3", early));
        assertThat(source.observations("UNRATE", YEAR, YESTERDAY).orElseThrow())
                .containsExactly(value("UNRATE", OCTOBER, "4.4", YESTERDAY));
        assertThat(source.observations("UNRATE", YEAR, LocalDate.of(2026, 11, 5))
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void aSeriesThatNobodyKnows_isNone() {
        assertThat(source.observations("NOSUCH", YEAR, YESTERDAY)).isEmpty();
    }
}
