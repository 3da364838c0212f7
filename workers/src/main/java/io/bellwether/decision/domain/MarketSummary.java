package io.bellwether.decision.domain;

import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The market as a whole: the benchmark's price, returns, volatility and regime, and how many shares rise with it. */
final class MarketSummary {
    private final LocalDate tradingDate;
    private final ContextAssembler.Known known;

    MarketSummary(LocalDate tradingDate, ContextAssembler.Known known) {
        this.tradingDate = tradingDate;
        this.known = known;
    }

    MarketFacts facts(List<InstrumentFacts> instruments) {
        Optional<Symbol> benchmark = known.instruments().stream()
                .filter(Instrument::benchmark)
                .map(Instrument::symbol)
                .findFirst();
        Optional<Price> price =
                benchmark.map(symbol -> known.quotes().get(symbol)).map(LastPrice::price);
        double[] closes = known.benchmarkBars().stream()
                .mapToDouble(bar -> bar.close().value().doubleValue())
                .toArray();
        return new MarketFacts(
                benchmark,
                price,
                price.flatMap(p -> change(p, 1)),
                price.flatMap(p -> change(p, 5)),
                price.flatMap(p -> change(p, 20)),
                closes.length < Regime.MIN_CLOSES
                        ? Optional.empty()
                        : Optional.of(SixDigits.rounded(Regime.volatility(closes))),
                Regime.of(closes),
                breadth(instruments));
    }

    /** Against the close so many sessions ago, today's own bar left out. */
    private Optional<BigDecimal> change(Price price, int sessions) {
        List<Bar> bars = known.benchmarkBars();
        int before = bars.size();
        while (before > 0 && !bars.get(before - 1).date().isBefore(tradingDate)) {
            before--;
        }
        if (before < sessions) {
            return Optional.empty();
        }
        Price base = bars.get(before - sessions).close();
        return Optional.of(ContextAssembler.ratio(price.value(), base.value()).subtract(BigDecimal.ONE));
    }

    private static Optional<BigDecimal> breadth(List<InstrumentFacts> instruments) {
        int counted = 0;
        int above = 0;
        for (InstrumentFacts instrument : instruments) {
            if (instrument.price().isPresent() && instrument.indicators().isPresent()) {
                counted++;
                BigDecimal price = instrument.price().get().value();
                if (price.compareTo(instrument.indicators().get().sma50()) > 0) {
                    above++;
                }
            }
        }
        return counted == 0
                ? Optional.empty()
                : Optional.of(ContextAssembler.ratio(BigDecimal.valueOf(above), BigDecimal.valueOf(counted)));
    }
}
