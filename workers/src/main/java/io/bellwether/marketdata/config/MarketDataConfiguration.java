package io.bellwether.marketdata.config;

import io.bellwether.marketdata.app.MacroSeries;
import io.bellwether.marketdata.app.QualityLimits;
import io.bellwether.marketdata.app.source.QuoteJudge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the settings to the use cases. */
@Configuration(proxyBeanMethods = false)
class MarketDataConfiguration {
    @Bean
    QualityLimits qualityLimits(MarketDataProperties properties) {
        return new QualityLimits(
                properties.minimumShare(),
                properties.buyWithCaution(),
                properties.sourcesApart(),
                properties.secondOpinions());
    }

    @Bean
    MacroSeries macroSeries(MarketDataProperties properties) {
        return new MacroSeries(properties.macroSeries());
    }

    @Bean
    QuoteJudge quoteJudge(MarketDataProperties properties) {
        MarketDataProperties.Quotes quotes = properties.quotes();
        return new QuoteJudge(quotes.oldest(), quotes.widest(), quotes.late());
    }
}
