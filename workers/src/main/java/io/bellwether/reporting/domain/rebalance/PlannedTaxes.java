package io.bellwether.reporting.domain.rebalance;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.WashSales;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import io.bellwether.reporting.domain.TaxRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What planned trades would do to a desk's taxes if they happened now.
 *
 * @param sales parts of the planned sales as the tax would see them, by symbol
 * @param takenBack [USD, &gt; 0] losses of earlier sales that the planned purchases would take back, by symbol
 */
public record PlannedTaxes(Map<Symbol, List<TaxedSale>> sales, Map<Symbol, Money> takenBack) {
    public static final PlannedTaxes NONE = new PlannedTaxes(Map.of(), Map.of());

    public PlannedTaxes {
        sales = Map.copyOf(sales);
        takenBack = Map.copyOf(takenBack);
    }

    /**
     * @param record everything traded so far
     * @param sells closings of the planned sales, those of one sale together
     * @param buys planned purchases
     */
    public static PlannedTaxes of(TaxRecord record, List<LotClosing> sells, List<Purchase> buys) {
        List<Purchase> purchases = new ArrayList<>(record.purchases());
        purchases.addAll(buys);
        List<Disposal> disposals = new ArrayList<>(record.disposals());
        Set<String> planned = new HashSet<>();
        for (LotClosing closing : sells) {
            planned.add(closing.fillId());
            disposals.add(new Disposal(
                    closing.fillId(),
                    record.purchaseOf(closing.lotId()).id(),
                    closing.closedOn(),
                    closing.quantity(),
                    closing.proceeds(),
                    closing.cost()));
        }
        Map<Symbol, List<TaxedSale>> sales = new TreeMap<>();
        Map<Symbol, Money> takenBack = new TreeMap<>();
        for (TaxedSale sale : WashSales.find(purchases, disposals).sales()) {
            if (planned.contains(sale.disposal().sale())) {
                sales.computeIfAbsent(sale.symbol(), symbol -> new ArrayList<>())
                        .add(sale);
            } else {
                takenBack.merge(sale.symbol(), sale.disallowed(), Money::plus);
            }
        }
        WashSales.find(record.purchases(), record.disposals())
                .sales()
                .forEach(sale -> takenBack.merge(sale.symbol(), sale.disallowed().negate(), Money::plus));
        takenBack.values().removeIf(loss -> !loss.isPositive());
        return new PlannedTaxes(sales, takenBack);
    }

    /** The parts of the planned sale of a symbol; empty when none is planned. */
    List<TaxedSale> of(Symbol symbol) {
        return sales.getOrDefault(symbol, List.of());
    }
}
