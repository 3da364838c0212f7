package io.bellwether.rebalance.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.LotClosing;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What planned sales would do to a desk's taxes if they happened now. Planned purchases are no part of it: the plan buys
 * back nothing that was sold at a loss within the window.
 *
 * @param sales parts of the planned sales as the tax would see them, by symbol
 */
public record PlannedTaxes(Map<Symbol, List<PlannedSale>> sales) {
    /**
     * Part of a planned sale.
     *
     * @param taxed what the tax would make of it
     * @param boughtOn session of the purchase it closes
     */
    public record PlannedSale(TaxedSale taxed, LocalDate boughtOn) {}

    public PlannedTaxes {
        sales = Map.copyOf(sales);
    }

    /**
     * @param record everything traded so far
     * @param closings of the planned sales, those of one sale together
     */
    public static PlannedTaxes of(TaxRecord record, List<LotClosing> closings) {
        List<Disposal> sales =
                closings.stream().map(closing -> disposal(record, closing)).toList();
        Set<String> planned = closings.stream().map(LotClosing::fillId).collect(Collectors.toSet());
        return new PlannedTaxes(record.taxed(sales).sales().stream()
                .filter(sale -> planned.contains(sale.disposal().sale()))
                .map(sale -> new PlannedSale(
                        sale, record.purchaseOf(sale.disposal().lot()).on()))
                .collect(Collectors.groupingBy(sale -> sale.taxed().symbol())));
    }

    private static Disposal disposal(TaxRecord record, LotClosing closing) {
        return new Disposal(
                closing.fillId(),
                record.purchaseOf(closing.lotId()).id(),
                closing.closedOn(),
                closing.quantity(),
                closing.proceeds(),
                closing.cost());
    }

    /** The parts of the planned sale of a symbol; empty when none is planned. */
    List<PlannedSale> of(Symbol symbol) {
        return sales.getOrDefault(symbol, List.of());
    }

    /** Gain or loss of a term that would count [USD]; 0 where nothing is planned. */
    Money recognised(HoldingTerm term) {
        return sales.values().stream()
                .flatMap(List::stream)
                .map(PlannedSale::taxed)
                .filter(sale -> sale.term() == term)
                .map(TaxedSale::recognised)
                .reduce(Money.ZERO, Money::plus);
    }
}
