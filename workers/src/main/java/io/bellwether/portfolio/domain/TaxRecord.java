package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything a desk bought and sold, named and counted as its shares are today.
 *
 * @param purchases oldest first, as they were booked
 * @param disposals in the order of the sales, as they were booked
 * @param fees what was paid for both, apart from it
 */
public record TaxRecord(List<Purchase> purchases, List<Disposal> disposals, TradeFees fees) {
    public TaxRecord {
        purchases = List.copyOf(purchases);
        disposals = List.copyOf(disposals);
    }

    /** What the tax makes of it: a fee is part of the cost of what was bought, and less proceeds of what was sold. */
    public WashSales.Result taxed() {
        return taxed(List.of());
    }

    /** The same with further disposals after those that happened. */
    public WashSales.Result taxed(List<Disposal> further) {
        List<Disposal> all = new ArrayList<>(disposals);
        all.addAll(further);
        return WashSales.find(purchases.stream().map(fees::inCost).toList(), fees.inCostAndProceeds(purchases, all));
    }

    /** Symbols of which shares were sold below their cost, fees counted, on that day or later. */
    public Set<Symbol> soldAtLossSince(LocalDate day) {
        Map<String, Symbol> symbols = new HashMap<>();
        purchases.forEach(purchase -> symbols.put(purchase.id(), purchase.symbol()));
        return fees.inCostAndProceeds(purchases, disposals).stream()
                .filter(sale -> !sale.moved()
                        && !sale.on().isBefore(day)
                        && sale.proceeds().compareTo(sale.cost()) < 0)
                .map(sale -> Objects.requireNonNull(symbols.get(sale.lot())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Symbols bought on that day or later. */
    public Set<Symbol> boughtSince(LocalDate day) {
        return purchases.stream()
                .filter(purchase -> !purchase.on().isBefore(day))
                .map(Purchase::symbol)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The purchase that a lot goes back to: its own, or the one it was before corporate actions.
     *
     * @throws IllegalArgumentException when the record has none
     */
    public Purchase purchaseOf(String lotId) {
        return purchases.stream()
                .filter(purchase -> lotId.equals(purchase.id()) || lotId.startsWith(purchase.id() + Lot.SUCCESSION))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no purchase is known of lot " + lotId));
    }
}
