package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fees that were paid for trades. The tax counts what was paid to buy as cost and takes what was paid to sell from the
 * proceeds (IRS Publication 551, Basis of Assets; Publication 550, chapter 4). What falls on a part is the difference of two rounded running
 * totals, so that the parts of a fee are the fee to the cent.
 *
 * @param bought [USD] by id of the lot that was bought
 * @param sold [USD] by id of the sale
 */
public record TradeFees(Map<String, Money> bought, Map<String, Money> sold) {
    public static final TradeFees NONE = new TradeFees(Map.of(), Map.of());

    public TradeFees {
        bought = Map.copyOf(bought);
        sold = Map.copyOf(sold);
    }

    Purchase inCost(Purchase purchase) {
        Money fee = bought.getOrDefault(purchase.id(), Money.ZERO);
        return new Purchase(
                purchase.id(),
                purchase.symbol(),
                purchase.on(),
                purchase.shares(),
                purchase.cost().plus(fee),
                purchase.moved());
    }

    /**
     * A sale's fee falls on its lots by shares, a purchase's on its sales by what they cost: that goes on through splits.
     *
     * @param purchases as booked
     * @param disposals as booked, in their order
     */
    List<Disposal> inCostAndProceeds(List<Purchase> purchases, List<Disposal> disposals) {
        Map<String, BigDecimal> costs = new HashMap<>();
        purchases.forEach(purchase -> costs.put(purchase.id(), purchase.cost().amount()));
        Map<String, BigDecimal> sharesOfSale = new HashMap<>();
        disposals.forEach(disposal ->
                sharesOfSale.merge(disposal.sale(), disposal.shares().value(), BigDecimal::add));
        Map<String, BigDecimal> costBefore = new HashMap<>();
        Map<String, BigDecimal> sharesBefore = new HashMap<>();
        List<Disposal> with = new ArrayList<>();
        for (Disposal disposal : disposals) {
            Money ofSale = part(
                    sold.getOrDefault(disposal.sale(), Money.ZERO),
                    sharesBefore.getOrDefault(disposal.sale(), BigDecimal.ZERO),
                    disposal.shares().value(),
                    sharesOfSale.getOrDefault(disposal.sale(), BigDecimal.ZERO));
            Money ofPurchase = part(
                    bought.getOrDefault(disposal.lot(), Money.ZERO),
                    costBefore.getOrDefault(disposal.lot(), BigDecimal.ZERO),
                    disposal.cost().amount(),
                    costs.getOrDefault(disposal.lot(), BigDecimal.ZERO));
            sharesBefore.merge(disposal.sale(), disposal.shares().value(), BigDecimal::add);
            costBefore.merge(disposal.lot(), disposal.cost().amount(), BigDecimal::add);
            with.add(disposal.with(
                    disposal.proceeds().minus(ofSale), disposal.cost().plus(ofPurchase)));
        }
        return with;
    }

    /** Of something that cost nothing the first part bears the whole fee. */
    private static Money part(Money fee, BigDecimal before, BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return before.signum() == 0 ? fee : Money.ZERO;
        }
        return upTo(fee, before.add(part), whole).minus(upTo(fee, before, whole));
    }

    private static Money upTo(Money fee, BigDecimal part, BigDecimal whole) {
        return new Money(fee.amount().multiply(part).divide(whole, 2, RoundingMode.HALF_UP));
    }
}
