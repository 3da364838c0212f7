package io.bellwether.marketdata.files;

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
import io.bellwether.marketdata.domain.SessionQuotes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Daily bars from a folder, and headlines, corporate actions, facts and events where there are some. The folder is
 * delivered as a whole once, and again when its files change; the time at which
 * each row becomes known keeps readers from looking ahead. Daily bars know no path: between the open and the close the
 * open stays the last known price.
 */
@Component
final class FilesFeed implements MarketFeed {
    private static final DateRange EVERYTHING = new DateRange(LocalDate.EPOCH, LocalDate.of(2099, 12, 31));

    @Override
    public Market.Kind kind() {
        return Market.Kind.FILES;
    }

    @Override
    public String fingerprint(Market market) {
        return PriceFolder.open(market).fingerprint();
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
        return imported.fingerprint().equals(fingerprint(market)) ? Optional.empty() : Optional.of(EVERYTHING);
    }

    @Override
    public boolean deliver(Market market, Wanted wanted, Sink sink) {
        new FolderReader(market, PriceFolder.open(market), sink).read();
        return true;
    }

    @Override
    public List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            ExchangeHours day,
            Instant asOf,
            Wanted.Reach reach) {
        List<LastPrice> quotes = new ArrayList<>();
        stored.forEach((symbol, bar) -> {
            Instrument instrument = instruments.get(symbol);
            if (instrument != null) {
                quotes.addAll(SessionQuotes.of(instrument, bar, day, asOf));
            }
        });
        return List.copyOf(quotes);
    }
}
