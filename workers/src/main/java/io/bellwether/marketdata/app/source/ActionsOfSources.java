package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The corporate actions of a market of vendors. */
@Component
class ActionsOfSources {
    private final Sources sources;
    private final MarketReader reader;
    private final MarketStore store;

    ActionsOfSources(Sources sources, MarketReader reader, MarketStore store) {
        this.sources = sources;
        this.reader = reader;
        this.store = store;
    }

    /**
     * What there is.
     *
     * @param all of the whole market
     * @param asked who was asked for the symbols
     */
    record Actions(List<CorporateAction> all, Chain<ActionSource, List<CorporateAction>> asked) {}

    /**
     * What is stored, with what the sources say of the symbols in its place.
     *
     * @param told what came with the bars
     */
    Actions of(Market market, Set<Symbol> symbols, List<CorporateAction> told, DateRange exDates) {
        Map<String, CorporateAction> all = new LinkedHashMap<>();
        reader.corporateActions(market.id(), store.symbols(market), MarketReader.NEWEST)
                .forEach(action -> all.put(action.key(), action));
        told.forEach(action -> all.put(action.key(), action));
        Chain<ActionSource, List<CorporateAction>> chain = new Chain<>(
                sources.chain(market, DataKind.CORPORATE_ACTIONS, ActionSource.class, Wanted.Reach.ALL),
                ActionSource::mostActing,
                (source, some) ->
                        Chain.bySymbol(some, source.actions(some, exDates), action -> Optional.of(action.symbol())),
                (symbol, actions) -> "");
        chain.run(new TreeSet<>(symbols));
        chain.found().values().forEach(found -> found.answer().forEach(action -> all.put(action.key(), action)));
        return new Actions(List.copyOf(all.values()), chain);
    }
}
