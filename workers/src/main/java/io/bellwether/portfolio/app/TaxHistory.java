package io.bellwether.portfolio.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads what a desk bought and sold. All shares are counted as they are today, because a purchase after a split may
 * replace what was sold before it. What the ledger booked of an action counts; what the market tells beside it concerns
 * shares that were not held then. The shares of a purchase are those that were sold of it and those that are left, so that
 * they add up whatever a split left over.
 */
@Component
public class TaxHistory {
    private final TaxReadings readings;
    private final MarketReader market;

    TaxHistory(TaxReadings readings, MarketReader market) {
        this.readings = readings;
        this.market = market;
    }

    /** The desk's record with the corporate actions up to the moment. */
    public TaxRecord read(Desk desk, Instant asOf) {
        List<Purchase> purchases = readings.purchases(desk.id());
        Map<String, Quantity> open = readings.openShares(desk.id());
        List<CorporateAction> booked = readings.bookedActions(desk.id());
        List<CorporateAction> actions = actions(desk.market(), purchases, booked, asOf);
        Set<String> bookedKeys = booked.stream().map(CorporateAction::key).collect(Collectors.toSet());
        Map<String, Purchase> byLot = new HashMap<>();
        purchases.forEach(purchase -> byLot.put(purchase.id(), purchase));
        List<Disposal> disposals = readings.disposals(desk.id()).stream()
                .map(disposal -> today(disposal, Objects.requireNonNull(byLot.get(disposal.lot())), actions))
                .filter(disposal -> disposal.shares().isPositive())
                .toList();
        Map<String, Quantity> sold = new HashMap<>();
        disposals.forEach(disposal -> sold.merge(disposal.lot(), disposal.shares(), Quantity::plus));
        return new TaxRecord(
                purchases.stream()
                        .map(purchase -> {
                            Shares left = Shares.today(
                                    purchase,
                                    open.getOrDefault(purchase.id(), Quantity.ZERO),
                                    actions,
                                    split -> !bookedKeys.contains(split.key()));
                            return new Purchase(
                                    purchase.id(),
                                    left.symbol(),
                                    purchase.on(),
                                    left.quantity().plus(sold.getOrDefault(purchase.id(), Quantity.ZERO)),
                                    purchase.cost(),
                                    purchase.moved());
                        })
                        .filter(purchase -> purchase.shares().isPositive())
                        .toList(),
                disposals,
                readings.fees(desk.id()));
    }

    /** Actions of everything that was bought, also under the names it got later: those booked, and what the market adds. */
    private List<CorporateAction> actions(
            String data, List<Purchase> purchases, List<CorporateAction> booked, Instant asOf) {
        Set<Symbol> symbols = new HashSet<>();
        purchases.forEach(purchase -> symbols.add(purchase.symbol()));
        symbols.addAll(newNames(booked));
        List<CorporateAction> told = market.corporateActions(data, symbols, asOf);
        while (symbols.addAll(newNames(told))) {
            told = market.corporateActions(data, symbols, asOf);
        }
        Map<String, CorporateAction> byKey = new HashMap<>();
        told.forEach(action -> byKey.put(action.key(), action));
        booked.forEach(action -> byKey.putIfAbsent(action.key(), action));
        return byKey.values().stream().sorted(CorporateAction.IN_ORDER).toList();
    }

    private static List<Symbol> newNames(List<CorporateAction> actions) {
        return actions.stream()
                .filter(CorporateAction.SymbolChange.class::isInstance)
                .map(action -> ((CorporateAction.SymbolChange) action).newSymbol())
                .toList();
    }

    private static Disposal today(Disposal disposal, Purchase purchase, List<CorporateAction> actions) {
        Shares now = Shares.today(
                purchase, disposal.shares(), actions, split -> split.exDate().isAfter(disposal.on()));
        return disposal.restated(now.quantity());
    }

    /** Shares as they are called and counted today. */
    private record Shares(Symbol symbol, Quantity quantity) {
        /** Of shares of the purchase; names change from the purchase on, numbers by the splits that are not in them yet. */
        static Shares today(
                Purchase purchase, Quantity shares, List<CorporateAction> actions, Predicate<CorporateAction> isAhead) {
            Shares now = new Shares(purchase.symbol(), shares);
            for (CorporateAction action : actions) {
                if (action.symbol().equals(now.symbol) && action.exDate().isAfter(purchase.on())) {
                    now = now.after(action, isAhead);
                }
            }
            return now;
        }

        private Shares after(CorporateAction action, Predicate<CorporateAction> isAhead) {
            if (action instanceof CorporateAction.SymbolChange change) {
                return new Shares(change.newSymbol(), quantity);
            }
            return action instanceof CorporateAction.Split split && isAhead.test(split)
                    ? new Shares(symbol, split.restate(quantity))
                    : this;
        }
    }
}
