package io.bellwether.research.ta4j;

import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.research.app.IndicatorReader;

/** Opens the indicator adapter to the tests of other packages. */
public final class TestIndicators {
    private TestIndicators() {}

    public static IndicatorReader over(MarketReader market) {
        return new Ta4jIndicatorReader(market);
    }
}
