package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Writes facts and events into memory; versions are ended and added. */
@InMemory
final class MemoryFactStore implements FactStore {
    private final MarketTables tables;

    MemoryFactStore(MarketTables tables) {
        this.tables = tables;
    }

    /** What is said of what at a time: a fact by its kind, an event by its key. */
    private record Said(SymbolRows symbol, Object what, long knownAt) {}

    @Override
    public void putFacts(Market market, KnownIn<InstrumentFact> facts, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        Set<Said> said = new HashSet<>();
        for (InstrumentFact fact : facts.rows()) {
            SymbolRows symbol = rows.of(fact.symbol());
            long knownAt = Moments.of(fact.knownAt());
            said.add(new Said(symbol, fact.kind(), knownAt));
            if (Retractables.isPut(symbol.facts(fact.kind()), kept(fact), market.id(), knownAt, knowledge)) {
                rows.factsChanged(symbol);
            }
        }
        long from = Moments.of(facts.from());
        long to = Moments.of(facts.to());
        for (SymbolRows symbol : rows.all()) {
            symbol.facts().forEach((kind, series) -> {
                if (Retractables.isWithdrawn(
                        series,
                        market.id(),
                        from,
                        to,
                        knownAt -> said.contains(new Said(symbol, kind, knownAt)),
                        knowledge)) {
                    rows.factsChanged(symbol);
                }
            });
        }
    }

    private static InstrumentFact kept(InstrumentFact fact) {
        return new InstrumentFact(fact.symbol(), fact.kind(), fact.value(), fact.of(), Moments.kept(fact.knownAt()));
    }

    @Override
    public void putEvents(Market market, KnownIn<MarketEvent> events, Instant asOf) {
        Knowledge knowledge = tables.knowledge(market, asOf);
        MarketRows rows = tables.of(market.id());
        Set<Said> said = new HashSet<>();
        for (MarketEvent event : events.rows()) {
            SymbolRows.EventKey key = SymbolRows.EventKey.of(event);
            said.add(new Said(rows.of(event.symbol()), key, Moments.of(event.knownAt())));
            rows.sayEvent(rows.of(event.symbol()), key, kept(event), market.id(), knowledge);
        }
        rows.announced(Moments.of(events.from()), Moments.of(events.to())).forEach((knownAt, announced) -> {
            for (MarketRows.AnnouncedEvent event : announced) {
                if (Retractables.isWithdrawn(
                        event.symbol().events(event.key()),
                        market.id(),
                        knownAt,
                        knownAt + 1,
                        at -> said.contains(new Said(event.symbol(), event.key(), at)),
                        knowledge)) {
                    rows.eventsChanged(event.symbol());
                }
            }
        });
    }

    private static MarketEvent kept(MarketEvent event) {
        return switch (event) {
            case Earnings report ->
                new Earnings(
                        report.symbol(),
                        report.reference(),
                        report.date(),
                        report.timing(),
                        Moments.kept(report.knownAt()));
            case TradingHalt halt ->
                new TradingHalt(
                        halt.symbol(), Moments.kept(halt.from()), halt.until().map(Moments::kept), halt.reason());
        };
    }
}
