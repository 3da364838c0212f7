package io.bellwether.reporting.domain.rebalance;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.WashSales.TaxedSale;
import io.bellwether.reporting.domain.TaxRecord;
import io.bellwether.reporting.domain.rebalance.RebalanceView.ClosedLot;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Line;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Totals;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Trade;
import io.bellwether.reporting.domain.rebalance.RebalanceView.Where;
import io.bellwether.risk.domain.TradingCosts;
import io.bellwether.risk.domain.rebalance.RebalanceInput;
import io.bellwether.risk.domain.rebalance.RebalancePlan;
import io.bellwether.risk.domain.rebalance.RebalancePlan.Kept;
import io.bellwether.risk.domain.rebalance.RebalancePlan.Trim;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes a plan down line by line with what it costs.
 *
 * @param desk whose plan it is
 * @param asOf [UTC] moment it is made for
 * @param cash [USD]
 * @param quotes last prices known
 * @param input what the plan looked at
 * @param plan the plan
 * @param record what was bought and sold before
 * @param taxes what the plan does to the taxes
 */
public record RebalanceSheet(
        Desk desk,
        Instant asOf,
        Money cash,
        Map<Symbol, Quote> quotes,
        RebalanceInput input,
        RebalancePlan plan,
        TaxRecord record,
        PlannedTaxes taxes) {
    private static final int WEIGHT_SCALE = 6;

    /** The plan as a person reads it. */
    public RebalanceView view(List<String> warnings) {
        TreeSet<Symbol> symbols = new TreeSet<>(input.targets().keySet());
        symbols.addAll(input.lots().keySet());
        List<Line> lines = symbols.stream().map(this::line).toList();
        return new RebalanceView(
                desk.id().value(),
                asOf,
                input.equity().amount(),
                cash.amount(),
                input.settings().band(),
                input.settings().taxAware(),
                desk.settings().lotMethod().name(),
                lines,
                totals(lines.stream().flatMap(line -> line.trade().stream()).toList()),
                warnings);
    }

    private Line line(Symbol symbol) {
        Optional<Quote> quote = Optional.ofNullable(quotes.get(symbol));
        Optional<Trade> trade = plan.trims().stream()
                .filter(trim -> trim.symbol().equals(symbol))
                .findFirst()
                .map(this::trade);
        BigDecimal held = input.held(symbol);
        Optional<BigDecimal> weight = input.weight(symbol, held);
        return new Line(
                symbol.value(),
                held,
                quote.map(q -> q.price().value()),
                quote.map(Quote::asOf),
                weight.map(RebalanceSheet::rounded),
                input.target(symbol),
                input.isInBand(symbol, held)
                        .map(inside -> inside ? Where.INSIDE : Where.OUTSIDE)
                        .orElse(Where.UNPRICED),
                trade,
                input.weight(symbol, trade.map(t -> after(held, t)).orElse(held))
                        .map(RebalanceSheet::rounded),
                left(symbol, quote));
    }

    private Optional<String> left(Symbol symbol, Optional<Quote> quote) {
        if (quote.isEmpty()) {
            return Optional.of("No price is known: it is left alone and counted at its cost.");
        }
        return plan.kept().stream()
                .filter(kept -> kept.symbol().equals(symbol))
                .findFirst()
                .map(Kept::reason);
    }

    /** Shares held with the trade. */
    static BigDecimal after(BigDecimal held, Trade trade) {
        return trade.side() == Side.BUY ? held.add(trade.shares()) : held.subtract(trade.shares());
    }

    private Trade trade(Trim trim) {
        TradingCosts costs = new TradingCosts(input.costs());
        Money notional =
                Objects.requireNonNull(input.prices().get(trim.symbol())).times(trim.quantity());
        BigDecimal shares = trim.quantity().value();
        return new Trade(
                trim.side(),
                shares,
                notional.amount(),
                share(notional.amount()),
                costs.fee(shares).setScale(2, RoundingMode.CEILING),
                notional.amount().multiply(costs.slippage()).setScale(2, RoundingMode.CEILING),
                taxes.of(trim.symbol()).stream().map(this::closed).toList());
    }

    private ClosedLot closed(TaxedSale sale) {
        return new ClosedLot(
                sale.disposal().lot(),
                record.purchaseOf(sale.disposal().lot()).on(),
                sale.shares().value(),
                sale.term(),
                sale.proceeds().amount(),
                sale.basis().amount(),
                sale.disallowed().amount(),
                sale.recognised().amount());
    }

    private Totals totals(List<Trade> trades) {
        BigDecimal sells = sum(trades, trade -> trade.side() == Side.SELL ? trade.notional() : Money.ZERO.amount());
        BigDecimal buys = sum(trades, trade -> trade.side() == Side.BUY ? trade.notional() : Money.ZERO.amount());
        BigDecimal fees = sum(trades, Trade::fee);
        BigDecimal slippage = sum(trades, Trade::slippage);
        return new Totals(
                sells,
                buys,
                share(sells.add(buys)),
                input.settings().maxTurnover(),
                fees,
                slippage,
                cash.amount().add(sells).subtract(buys).subtract(fees).subtract(slippage),
                recognised(trades, HoldingTerm.SHORT),
                recognised(trades, HoldingTerm.LONG));
    }

    private static BigDecimal recognised(List<Trade> trades, HoldingTerm term) {
        return sum(
                trades.stream().flatMap(trade -> trade.lots().stream()).toList(),
                lot -> lot.term() == term ? lot.recognised() : Money.ZERO.amount());
    }

    private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
        return parts.stream().map(amount).reduce(Money.ZERO.amount(), BigDecimal::add);
    }

    private BigDecimal share(BigDecimal amount) {
        return amount.divide(input.equity().amount(), WEIGHT_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal weight) {
        return weight.setScale(WEIGHT_SCALE, RoundingMode.HALF_UP);
    }
}
