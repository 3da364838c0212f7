package io.bellwether.marketdata.files;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The feed of imported records: their prices were stored with the import, and a trading day finds no others. */
@Component
final class RecordFeed implements MarketFeed {
    @Override
    public Market.Kind kind() {
        return Market.Kind.RECORD;
    }

    @Override
    public String fingerprint(Market market) {
        throw nothing(market);
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
        throw nothing(market);
    }

    @Override
    public boolean deliver(Market market, Wanted wanted, Sink sink) {
        throw nothing(market);
    }

    @Override
    public List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            ExchangeHours day,
            Instant asOf,
            Wanted.Reach reach) {
        throw nothing(market);
    }

    private static BpmnErrorException nothing(Market market) {
        return new BpmnErrorException(
                "MARKET_DATA_UNAVAILABLE",
                "market %s holds the prices of an imported record (%s) and no others; a desk that trades needs another market"
                        .formatted(market.id(), market.location()));
    }
}
