package io.bellwether.decision.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.advisor.Advisor.Usage;
import io.bellwether.decision.app.advisor.AdvisorSettings.TokenPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPriceTest {
    private static final TokenPrice PRICE =
            new TokenPrice("2026-11", new BigDecimal("0.25"), new BigDecimal("0.025"), new BigDecimal("2.00"));

    @ParameterizedTest
    @CsvSource({
        // 1,000,000 of each alone
        "1000000,       0,       0, 0.250000",
        "1000000, 1000000,       0, 0.025000",
        "      0,       0, 1000000, 2.000000",
        // (812 - 512) x 0.25 + 512 x 0.025 + 95 x 2 = 75 + 12.8 + 190 = 277.8 millionths
        "    812,     512,      95, 0.000278",
        // 2 x 0.25 = 0.5 millionths, half up
        "      2,       0,       0, 0.000001",
        "      1,       0,       0, 0.000000",
        "      0,       0,       0, 0.000000",
        // a vendor that counts more from its cache than there was is not believed
        "    100,     900,       0, 0.000003"
    })
    void costsWhatTheTableSays(long input, long cached, long output, BigDecimal usd) {
        assertThat(PRICE.cost(new Usage(input, cached, output, 7))).isEqualTo(usd);
    }

    @Test
    void whatGoesIntoTheCacheHasAPriceOfItsOwn() {
        TokenPrice claude = new TokenPrice(
                "2026-11", new BigDecimal("2"), new BigDecimal("0.10"), new BigDecimal("10"), new BigDecimal("2.50"));
        // 300 x 2 + 500 x 0.10 + 12 x 2.50 + 95 x 10 = 600 + 50 + 30 + 950
        assertThat(claude.cost(new Usage(812, 500, 95, 0, 12))).isEqualByComparingTo("0.001630");
        // more than there was is not believed
        assertThat(claude.cost(new Usage(100, 60, 0, 0, 90))).isEqualByComparingTo("0.000106");
        assertThat(claude.highestCost(1_000_000, 0)).isEqualByComparingTo("2.50");
        assertThat(PRICE.highestCost(1_000_000, 1_000_000)).isEqualByComparingTo("2.25");
    }

    @Test
    void refusesANegativePrice() {
        assertThatThrownBy(() -> new TokenPrice("v", BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("-1")))
                .hasMessage("prices of tokens must be >= 0, were 1, 1, -1, 1");
    }
}
