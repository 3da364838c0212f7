package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.portfolio.app.ImportLog.Import;
import io.bellwether.portfolio.app.ImportLog.Source;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.InitialCash;
import io.bellwether.portfolio.domain.imports.Rebuild;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.Terms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports a record of trades into a desk of its own, through the ledger every desk uses. The desk is on paper and never
 * opened by the market clock; its prices are those the record names. Importing the same files again changes nothing.
 */
@Service
public class ImportRecord {
    private final RecordReader reader;
    private final Desks desks;
    private final Markets markets;
    private final MarketStore prices;
    private final ImportLog log;
    private final RecordBooking booking;

    ImportRecord(
            RecordReader reader,
            Desks desks,
            Markets markets,
            MarketStore prices,
            ImportLog log,
            RecordBooking booking) {
        this.reader = reader;
        this.desks = desks;
        this.markets = markets;
        this.prices = prices;
        this.log = log;
        this.booking = booking;
    }

    /**
     * What to import.
     *
     * @param desk the desk to make, or one that an earlier run of this made
     * @param source what kind of files
     * @param first the daily figures (EXPERIMENT) or the trades (TRADES)
     * @param second the trades (EXPERIMENT) or the mapping (TRADES)
     * @param asRecorded whether to follow the source where it contradicts itself
     * @param initialCash [USD] empty: as the first day's cash says
     */
    public record Request(
            DeskId desk, Source source, Path first, Path second, boolean asRecorded, Optional<Money> initialCash) {}

    /**
     * What was done.
     *
     * @param desk the desk
     * @param market its data set
     * @param initialCash [USD] what its books start from
     * @param tradesRead rows understood as trades
     * @param booked trades booked now
     * @param bookedBefore trades an earlier run had booked
     * @param closes days whose equity is kept
     * @param unexplained cash entered that the trades do not explain
     * @param cash [USD] at the end
     * @param findings everything that does not add up, by file and line
     */
    public record Result(
            DeskId desk,
            String market,
            Money initialCash,
            int tradesRead,
            int booked,
            int bookedBefore,
            int closes,
            List<CashEntry> unexplained,
            Money cash,
            List<Finding> findings) {}

    /**
     * Imports a record, as a whole or not at all.
     *
     * @throws PermanentFault when a file cannot be read, or the desk holds something else
     */
    @Transactional
    public Result run(Request request) {
        SourceRecord record = request.source() == Source.EXPERIMENT
                ? reader.experiment(request.first(), request.second())
                : reader.trades(request.first(), request.second());
        Desk desk =
                desks.find(request.desk()).map(found -> same(found, request)).orElseGet(() -> newDesk(request, record));
        Rebuilt rebuilt = Rebuild.of(record, new Terms(desk.id(), desk.initialCash(), request.asRecorded()));
        Market market = markets.register(desk.market(), Market.Kind.RECORD, files(request), Optional.empty());
        keepPrices(market, rebuilt.quotes());
        RecordBooking.Done done = booking.run(desk, rebuilt);
        log.keep(new Import(desk.id(), request.source(), request.asRecorded(), files(request)), rebuilt.findings());
        return new Result(
                desk.id(),
                desk.market(),
                desk.initialCash(),
                record.trades().size(),
                done.booked(),
                done.bookedBefore(),
                done.closes(),
                rebuilt.unexplained(),
                rebuilt.book().cash(),
                rebuilt.findings());
    }

    private Desk same(Desk desk, Request request) {
        Import earlier = log.find(desk.id())
                .orElseThrow(() -> new PermanentFault(
                        "desk %s is there and was not made by an import; name another one".formatted(desk.id())));
        if (earlier.source() != request.source() || earlier.asRecorded() != request.asRecorded()) {
            throw new PermanentFault("desk %s was imported %s from %s; import into another desk"
                    .formatted(
                            desk.id(),
                            earlier.asRecorded() ? "as recorded" : "from the trades alone",
                            earlier.files()));
        }
        if (request.initialCash()
                .filter(cash -> !cash.equals(desk.initialCash()))
                .isPresent()) {
            throw new PermanentFault(
                    "desk %s started from %s USD; import into another desk".formatted(desk.id(), desk.initialCash()));
        }
        return desk;
    }

    private Desk newDesk(Request request, SourceRecord record) {
        Money cash = request.initialCash()
                .or(() -> InitialCash.of(record))
                .filter(Money::isPositive)
                .orElseThrow(() -> new PermanentFault(
                        "the files do not say what cash the desk starts from, above zero; name it with --cash"));
        Desk desk = new Desk(
                request.desk(),
                "Imported: " + request.desk(),
                Desk.Mode.PAPER,
                "paper",
                "record-" + request.desk(),
                Optional.empty(),
                cash,
                false,
                DeskSettings.DEFAULT);
        desks.save(desk);
        return desk;
    }

    /** A record names single prices: they become quotes, and no bars are made up. What is known of a symbol stays. */
    private void keepPrices(Market market, List<Quote> quotes) {
        Set<Symbol> known = prices.symbols(market);
        List<Delivery> instruments = quotes.stream()
                .map(Quote::symbol)
                .filter(symbol -> !known.contains(symbol))
                .distinct()
                .sorted()
                .map(symbol -> new Delivery(new Instrument(symbol, "", "", false), Optional.empty(), List.of()))
                .toList();
        prices.store(market, instruments);
        prices.putQuotes(market, quotes);
    }

    private static String files(Request request) {
        return request.first().getFileName() + ", " + request.second().getFileName();
    }
}
