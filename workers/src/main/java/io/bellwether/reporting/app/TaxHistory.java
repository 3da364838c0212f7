package io.bellwether.reporting.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import io.bellwether.reporting.domain.TaxRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads what a desk bought and sold. All shares are counted as they are today, because a purchase after a split may
 * replace what was sold before it.
 */
@Component
class TaxHistory {
    private final PerformanceReadings readings;
    private final MarketReader market;

    TaxHistory(PerformanceReadings readings, MarketReader market) {
        this.readings = readings;
        this.market = market;
    }

    /** The desk's record with the corporate actions up to the moment. */
    TaxRecord of(Desk desk, Instant asOf) {
        List<Purchase> purchases = readings.purchases(desk.id());
        List<CorporateAction> actions = actions(desk.market(), purchases, asOf);
        Map<String, Purchase> byLot = new HashMap<>();
        purchases.forEach(purchase -> byLot.put(purchase.id(), purchase));
        List<Disposal> disposals = readings.disposals(desk.id()).stream()
                .map(disposal -> today(disposal, Objects.requireNonNull(byLot.get(disposal.lot())), actions))
                .filter(disposal -> disposal.shares().isPositive())
                .toList();
        return new TaxRecord(
                purchases.stream().map(purchase -> today(purchase, actions)).toList(),
                disposals,
                readings.fees(desk.id()));
    }

    /** Actions of everything that was bought, also under the names it got later. */
    private List<CorporateAction> actions(String data, List<Purchase> purchases, Instant asOf) {
        Set<Symbol> symbols = new HashSet<>();
        purchases.forEach(purchase -> symbols.add(purchase.symbol()));
        List<CorporateAction> actions = market.corporateActions(data, symbols, asOf);
        while (symbols.addAll(newNames(actions))) {
            actions = market.corporateActions(data, symbols, asOf);
        }
        return actions;
    }

    private static List<Symbol> newNames(List<CorporateAction> actions) {
        return actions.stream()
                .filter(CorporateAction.SymbolChange.class::isInstance)
                .map(action -> ((CorporateAction.SymbolChange) action).newSymbol())
                .toList();
    }

    private static Purchase today(Purchase purchase, List<CorporateAction> actions) {
        Shares now = Shares.today(purchase, purchase.shares(), purchase.on(), actions);
        return new Purchase(purchase.id(), now.symbol(), purchase.on(), now.quantity(), purchase.cost());
    }

    private static Disposal today(Disposal disposal, Purchase purchase, List<CorporateAction> actions) {
        Shares now = Shares.today(purchase, disposal.shares(), disposal.on(), actions);
        return new Disposal(
                disposal.sale(), disposal.lot(), disposal.on(), now.quantity(), disposal.proceeds(), disposal.cost());
    }

    /** Shares as they are called and counted today. */
    private record Shares(Symbol symbol, Quantity quantity) {
        /** Of shares of the purchase that were counted on a day; names change from the purchase on. */
        static Shares today(Purchase purchase, Quantity shares, LocalDate counted, List<CorporateAction> actions) {
            Shares now = new Shares(purchase.symbol(), shares);
            for (CorporateAction action : actions) {
                if (action.symbol().equals(now.symbol) && action.exDate().isAfter(purchase.on())) {
                    now = now.after(action, counted);
                }
            }
            return now;
        }

        private Shares after(CorporateAction action, LocalDate counted) {
            if (action instanceof CorporateAction.SymbolChange change) {
                return new Shares(change.newSymbol(), quantity);
            }
            return action instanceof CorporateAction.Split split
                            && split.exDate().isAfter(counted)
                    ? new Shares(symbol, split.restate(quantity))
                    : this;
        }
    }
}
