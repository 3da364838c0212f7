package io.bellwether.marketdata.memory;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of prices as a run found it: its files are looked at once, not before every session. A backtest rests on one
 * state of them, and ten years have ten thousand sessions.
 */
final class FolderOfOneRun implements MarketFeed {
    private final MarketFeed folder;
    private final Map<Market, String> found = new HashMap<>();

    /** @param folder delivers all that it has at once */
    FolderOfOneRun(MarketFeed folder) {
        this.folder = folder;
    }

    @Override
    public Market.Kind kind() {
        return folder.kind();
    }

    @Override
    public String fingerprint(Market market) {
        return found.computeIfAbsent(market, folder::fingerprint);
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
        return imported.fingerprint().equals(fingerprint(market))
                ? Optional.empty()
                : folder.outstanding(market, imported, day, asOf);
    }

    @Override
    public boolean deliver(Market market, Wanted wanted, Sink sink) {
        return folder.deliver(market, wanted, sink);
    }

    @Override
    public List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            ExchangeHours day,
            Instant asOf,
            Wanted.Reach reach) {
        return folder.quotes(market, instruments, stored, day, asOf, reach);
    }
}
