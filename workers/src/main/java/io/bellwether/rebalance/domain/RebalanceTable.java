package io.bellwether.rebalance.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import io.bellwether.rebalance.domain.PlannedTaxes.PlannedSale;
import io.bellwether.rebalance.domain.RebalancePlan.Trim;
import io.bellwether.rebalance.domain.RebalancePlan.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a desk as people and programs read it, line by line. It is a plan: nothing of it is ordered.
 *
 * @param desk the desk
 * @param asOf [UTC] nothing newer was read
 * @param equity [USD] cash and positions at their last prices
 * @param cash [USD]
 * @param band how far a weight may be from its target [fraction of the target]
 * @param taxAware whether taxes were looked at
 * @param lotMethod how the desk's books close lots
 * @param lines every symbol held or wished, by symbol
 * @param totals all trades together
 * @param warnings sentences for people; empty when there is nothing to heed
 */
public record RebalanceTable(
        String desk,
        Instant asOf,
        BigDecimal equity,
        BigDecimal cash,
        BigDecimal band,
        boolean taxAware,
        String lotMethod,
        List<Line> lines,
        Totals totals,
        List<String> warnings) {
    public RebalanceTable {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** The table of a plan. */
    public static RebalanceTable of(DeskPlan made) {
        RebalancePlan plan = made.plan();
        return new RebalanceTable(
                made.desk().id().value(),
                made.asOf(),
                plan.input().equity().amount(),
                made.cash().amount(),
                plan.input().settings().band(),
                plan.input().settings().taxAware(),
                made.desk().settings().lotMethod().name(),
                plan.symbols().stream().map(symbol -> Line.of(made, symbol)).toList(),
                Totals.of(made),
                made.warnings());
    }

    /**
     * A symbol.
     *
     * @param symbol the symbol
     * @param shares [shares] held
     * @param price [USD per share] last known
     * @param priceAsOf [UTC] moment of the price
     * @param weight [fraction of equity, 6 decimals] empty without a price
     * @param target [fraction of equity]
     * @param where inside or outside of the band
     * @param trade what to do; empty when it stays
     * @param weightAfter [fraction of equity, 6 decimals] with the trade, before costs
     * @param left why a symbol outside of its band stays
     */
    public record Line(
            String symbol,
            BigDecimal shares,
            Optional<BigDecimal> price,
            Optional<Instant> priceAsOf,
            Optional<BigDecimal> weight,
            BigDecimal target,
            Where where,
            Optional<Trade> trade,
            Optional<BigDecimal> weightAfter,
            Optional<String> left) {
        static Line of(DeskPlan made, Symbol symbol) {
            RebalancePlan plan = made.plan();
            Optional<LastPrice> quote = Optional.ofNullable(made.quotes().get(symbol));
            return new Line(
                    symbol.value(),
                    plan.input().held(symbol),
                    quote.map(known -> known.price().value()),
                    quote.map(LastPrice::asOf),
                    plan.weight(symbol),
                    plan.input().target(symbol),
                    plan.where(symbol),
                    plan.trade(symbol).map(trim -> Trade.of(made, trim)),
                    plan.weightAfter(symbol),
                    plan.left(symbol));
        }
    }

    /**
     * A trade at the last price.
     *
     * @param side buy or sell
     * @param shares [shares] &gt; 0
     * @param notional [USD]
     * @param turnover [fraction of equity, 6 decimals]
     * @param fee [USD] as the desk's cost model estimates it
     * @param slippage [USD] likewise
     * @param lots what a sale closes as the books would, where taxes are looked at; else empty
     */
    public record Trade(
            Side side,
            BigDecimal shares,
            BigDecimal notional,
            BigDecimal turnover,
            BigDecimal fee,
            BigDecimal slippage,
            List<ClosedLot> lots) {
        public Trade {
            lots = List.copyOf(lots);
        }

        static Trade of(DeskPlan made, Trim trim) {
            return new Trade(
                    trim.side(),
                    trim.quantity().value(),
                    trim.notional().amount(),
                    made.plan().part(trim.notional()),
                    trim.fee().amount(),
                    trim.slippage().amount(),
                    made.taxes().of(trim.symbol()).stream().map(ClosedLot::of).toList());
        }

        /** Fee and slippage [USD]. */
        public BigDecimal cost() {
            return fee.add(slippage);
        }
    }

    /**
     * Shares of one purchase that a sale would close, as the tax sees them, without fees.
     *
     * @param lot the purchase
     * @param boughtOn session of the purchase
     * @param shares [shares]
     * @param term short or long
     * @param proceeds [USD]
     * @param basis [USD] cost and losses of wash sales that were added to it
     * @param disallowed [USD] part of the loss that would not count now
     * @param recognised [USD] gain or loss that would count
     */
    public record ClosedLot(
            String lot,
            LocalDate boughtOn,
            BigDecimal shares,
            HoldingTerm term,
            BigDecimal proceeds,
            BigDecimal basis,
            BigDecimal disallowed,
            BigDecimal recognised) {
        static ClosedLot of(PlannedSale sale) {
            TaxedSale taxed = sale.taxed();
            return new ClosedLot(
                    taxed.disposal().lot(),
                    sale.boughtOn(),
                    taxed.shares().value(),
                    taxed.term(),
                    taxed.proceeds().amount(),
                    taxed.basis().amount(),
                    taxed.disallowed().amount(),
                    taxed.recognised().amount());
        }
    }

    /**
     * All trades together.
     *
     * @param sells [USD]
     * @param buys [USD]
     * @param turnover [fraction of equity, 6 decimals]
     * @param maxTurnover [fraction of equity] most that one plan trades
     * @param fees [USD]
     * @param slippage [USD]
     * @param cashAfter [USD] with all trades and their costs
     * @param shortTerm [USD] gain or loss that would count; 0 where taxes are not looked at
     * @param longTerm [USD] likewise
     */
    public record Totals(
            BigDecimal sells,
            BigDecimal buys,
            BigDecimal turnover,
            BigDecimal maxTurnover,
            BigDecimal fees,
            BigDecimal slippage,
            BigDecimal cashAfter,
            BigDecimal shortTerm,
            BigDecimal longTerm) {
        static Totals of(DeskPlan made) {
            RebalancePlan plan = made.plan();
            Money sells = plan.notional(Side.SELL);
            Money buys = plan.notional(Side.BUY);
            return new Totals(
                    sells.amount(),
                    buys.amount(),
                    plan.part(sells.plus(buys)),
                    plan.input().settings().maxTurnover(),
                    plan.fees().amount(),
                    plan.slippage().amount(),
                    plan.cashAfter(made.cash()).amount(),
                    made.taxes().recognised(HoldingTerm.SHORT).amount(),
                    made.taxes().recognised(HoldingTerm.LONG).amount());
        }
    }
}
