package io.bellwether.marketdata.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of market data.
 *
 * @param quotes which quotes may be traded on
 * @param minimumShare see {@link io.bellwether.marketdata.app.QualityLimits}
 * @param buyWithCaution see there
 * @param sourcesApart see there
 * @param secondOpinions see there
 * @param macroSeries see {@link io.bellwether.marketdata.app.MacroSeries}
 */
@ConfigurationProperties(prefix = "bellwether.market-data", ignoreUnknownFields = false)
record MarketDataProperties(
        @DefaultValue("0.80") BigDecimal minimumShare,
        @DefaultValue("false") boolean buyWithCaution,
        @DefaultValue("0.005") BigDecimal sourcesApart,
        @DefaultValue("20") int secondOpinions,

        @DefaultValue({"FEDFUNDS", "DGS3MO", "DGS10", "T10Y2Y", "VIXCLS"})
        List<String> macroSeries,

        @DefaultValue Quotes quotes) {
    /**
     * Which quotes of vendors may be traded on, see {@link io.bellwether.marketdata.app.source.QuoteJudge}.
     */
    record Quotes(
            @DefaultValue("PT15M") Duration oldest,
            @DefaultValue("0.20") BigDecimal widest,
            @DefaultValue("PT10M") Duration late) {}
}
