package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what a feed delivered, under the data set's lock. Storing the same again changes nothing. */
@Component
class DeliveryStore {
    private static final String UNDER_WAY = "";

    /** Bars stored in one statement. */
    private static final int PORTION = 50_000;

    private final MarketStore store;
    private final FactStore facts;
    private final DataIssues issues;

    DeliveryStore(MarketStore store, FactStore facts, DataIssues issues) {
        this.store = store;
        this.facts = facts;
        this.issues = issues;
    }

    /**
     * Stores a portion before its delivery is complete. Until that is, the data set counts as not imported: whoever needs
     * it next delivers it again.
     */
    @Transactional
    public void spill(Market market, List<Delivery> portion, Instant asOf) {
        store.lock(market);
        store.imported(market, UNDER_WAY);
        storeBars(market, portion, asOf);
    }

    /**
     * Stores the rest of the delivery and that it is complete.
     *
     * @param seen what was stored before the source was read
     * @param asOf when it became known
     * @return false, with nothing stored, when that is not so any more
     */
    @Transactional
    public boolean store(Market market, Imported seen, Delivered delivered, Instant asOf) {
        Imported now = store.lock(market);
        if (!delivered.overflowed() && !now.equals(seen)) {
            return false;
        }
        Set<Symbol> gone = new HashSet<>(store.delivered(market));
        gone.removeAll(delivered.symbols());
        storeBars(market, delivered.kept(), asOf);
        delivered.news().forEach(items -> store.putNews(market, items, asOf));
        delivered.facts().forEach(known -> facts.putFacts(market, known, asOf));
        delivered.events().forEach(known -> facts.putEvents(market, known, asOf));
        store.replaceActions(market, delivered.actions(), asOf);
        store.withdraw(market, gone, asOf);
        gone.forEach(symbol -> delivered.report(gone(market, symbol)));
        issues.replaceFileIssues(market, delivered.issues(), asOf);
        issues.recordFiles(market.id(), delivered.files());
        store.imported(market, delivered.fingerprint());
        return true;
    }

    private void storeBars(Market market, List<Delivery> deliveries, Instant asOf) {
        List<Delivery> portion = new ArrayList<>();
        int bars = 0;
        for (Delivery delivery : deliveries) {
            portion.add(delivery);
            bars += delivery.bars().size();
            if (bars >= PORTION) {
                store.store(market, portion, asOf);
                portion.clear();
                bars = 0;
            }
        }
        if (!portion.isEmpty()) {
            store.store(market, portion, asOf);
        }
    }

    private static DataIssue gone(Market market, Symbol symbol) {
        return new DataIssue(
                market.id(),
                Optional.of(symbol),
                Optional.empty(),
                symbol + ".csv",
                0,
                DataIssue.Kind.FILE_GONE,
                "the source no longer has prices of it; its stored bars are kept and it is not traded");
    }
}
