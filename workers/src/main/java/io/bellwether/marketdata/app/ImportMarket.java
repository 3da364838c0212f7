package io.bellwether.marketdata.app;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.TransientFault;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Brings the stored bars of a data set up to what its source has: what is missing is fetched with no transaction open, and
 * stored under the data set's lock, if meanwhile nobody else did. Running it again while the source has not changed does
 * nothing; running it at the same time in two processes fetches twice and stores once.
 */
@Service
public class ImportMarket {
    private static final Logger LOG = LoggerFactory.getLogger(ImportMarket.class);
    private static final int TRIES = 5;

    private final Feeds feeds;
    private final MarketStore store;
    private final DeliveryStore deliveries;

    /** Keeps the desks of this process from fetching the same at the same time; nothing depends on it. */
    private final ConcurrentMap<String, ReentrantLock> oneAtATime = new ConcurrentHashMap<>();

    ImportMarket(Feeds feeds, MarketStore store, DeliveryStore deliveries) {
        this.feeds = feeds;
        this.store = store;
        this.deliveries = deliveries;
    }

    /**
     * Imports what a session at {@code asOf} needs.
     *
     * @return whether nothing is missing that a further source may have
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     * @throws TransientFault when others changed the data set again and again meanwhile
     */
    public boolean run(Market market, ExchangeHours day, Instant asOf, Wanted.Reach reach) {
        ReentrantLock turn = oneAtATime.computeIfAbsent(market.id(), id -> new ReentrantLock());
        takeTurn(turn, market);
        try {
            for (int i = 0; i < TRIES; i++) {
                Optional<Boolean> complete = complete(market, day, asOf, reach);
                if (complete.isPresent()) {
                    return complete.get();
                }
            }
        } finally {
            turn.unlock();
        }
        throw new TransientFault("market %s is being imported elsewhere".formatted(market.id()), null);
    }

    private static void takeTurn(ReentrantLock turn, Market market) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFault("interrupted while market %s was being imported".formatted(market.id()), e);
        }
    }

    /** Whether nothing is missing; empty when somebody else changed the data set while its source was read. */
    private Optional<Boolean> complete(Market market, ExchangeHours day, Instant asOf, Wanted.Reach reach) {
        MarketFeed feed = feeds.of(market);
        Imported seen = store.state(market);
        Optional<DateRange> days = feed.outstanding(market, seen, day, asOf);
        if (days.isEmpty()) {
            return Optional.of(true);
        }
        Delivered delivered =
                new Delivered(feed.fingerprint(market), portion -> deliveries.spill(market, portion, asOf));
        boolean complete = feed.deliver(market, new Wanted(days.get(), day.date(), asOf, reach), delivered);
        boolean stored = deliveries.store(market, seen, delivered, asOf);
        if (stored) {
            LOG.info(
                    "imported {} bars of {} instruments into market {}, {} issues. {}",
                    delivered.bars(),
                    delivered.symbols().size(),
                    market.id(),
                    delivered.issues().size(),
                    delivered.files().sentence());
        }
        return stored ? Optional.of(complete) : Optional.empty();
    }
}
