package io.bellwether.cli.operate;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.rebalance.domain.RebalanceTable;
import io.bellwether.rebalance.domain.RebalanceTable.ClosedLot;
import io.bellwether.rebalance.domain.RebalanceTable.Line;
import io.bellwether.rebalance.domain.RebalanceTable.Totals;
import io.bellwether.rebalance.domain.RebalanceTable.Trade;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a rebalancing plan for a person. */
final class RebalancePrinter {
    private static final String NOTHING = "-";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String STANDING = "%-8s %10s %10s  %-16s %9s %9s  %-8s%n";
    private static final String TRADE = "%-8s %-4s %10s %11s %9s %8s %9s  %s%n";

    private final PrintWriter out;

    RebalancePrinter(PrintWriter out) {
        this.out = out;
    }

    /**
     * The plan.
     *
     * @param placing whether it is about to be placed
     */
    void print(RebalanceTable plan, boolean placing) {
        out.printf("%nRebalancing plan of desk %s, %s New York%n", plan.desk(), minute(plan.asOf()));
        out.printf(
                "Equity %s USD, cash %s USD; a weight may be off by %s of its target%n%n",
                amount(plan.equity()), amount(plan.cash()), percent(plan.band()));
        out.printf(STANDING, "Symbol", "held", "price", "priced at", "weight", "target", "is");
        plan.lines().forEach(this::standing);
        out.println();
        out.printf(TRADE, "Symbol", "do", "shares", "USD", "turnover", "costs", "after", "band");
        plan.lines().forEach(line -> trade(plan, line));
        plan.lines().forEach(line -> line.left().ifPresent(why -> out.printf("%n%s: %s", line.symbol(), why)));
        if (plan.lines().stream().anyMatch(line -> line.left().isPresent())) {
            out.println();
        }
        if (plan.taxAware()) {
            lots(plan);
        }
        totals(plan);
        if (!plan.warnings().isEmpty()) {
            out.printf("%nHeed:%n");
            plan.warnings().forEach(warning -> out.println("  - " + warning));
        }
        out.printf(
                placing
                        ? "%nCosts are estimates. The desk's limits are asked next and may cut or refuse any of it.%n"
                        : "%nNothing was ordered. No limit of the desk was asked; costs are estimates of its cost model.%n");
    }

    /** What became of a rebalancing that was placed. */
    void print(RebalancePlacing.Result placed) {
        out.printf(
                "%nRebalancing %s %s%s%n",
                placed.id(),
                placed.started() ? "was started" : "was asked for before: nothing was started again",
                placed.nextOpen() ? "; the market is closed, so new orders wait for the next open" : "");
        placed.orders()
                .forEach(order -> out.printf(
                        "  %-34s %-4s %10s %-6s %s, %s filled%n",
                        order.id(),
                        order.side().toLowerCase(Locale.ROOT),
                        order.shares().toPlainString(),
                        order.symbol(),
                        order.state().toLowerCase(Locale.ROOT),
                        order.filled().toPlainString()));
        out.println(
                placed.hasEnded()
                        ? "  " + placed.state().toLowerCase(Locale.ROOT) + ": " + placed.detail()
                        : "  It is not over yet: an order may wait for a person. Repeat the command with --id "
                                + placed.key() + " to look again.");
        out.printf("  ./bellwether explain %s tells why each trade was made, cut or refused.%n", placed.id());
    }

    private void standing(Line line) {
        out.printf(
                STANDING,
                line.symbol(),
                line.shares().toPlainString(),
                line.price().map(BigDecimal::toPlainString).orElse(NOTHING),
                line.priceAsOf().map(RebalancePrinter::minute).orElse(NOTHING),
                line.weight().map(RebalancePrinter::percent).orElse(NOTHING),
                percent(line.target()),
                line.where().name().toLowerCase(Locale.ROOT));
    }

    private void trade(RebalanceTable plan, Line line) {
        BigDecimal off = line.target().multiply(plan.band());
        Optional<Trade> trade = line.trade();
        out.printf(
                TRADE,
                line.symbol(),
                trade.map(t -> t.side().name().toLowerCase(Locale.ROOT)).orElse(NOTHING),
                trade.map(t -> t.shares().toPlainString()).orElse(NOTHING),
                trade.map(t -> amount(t.notional())).orElse(NOTHING),
                trade.map(t -> percent(t.turnover())).orElse(NOTHING),
                trade.map(t -> amount(t.cost())).orElse(NOTHING),
                line.weightAfter().map(RebalancePrinter::percent).orElse(NOTHING),
                number(line.target().subtract(off)) + " - "
                        + percent(line.target().add(off)));
    }

    private void lots(RebalanceTable plan) {
        out.printf(
                "%nLots that the sales would close, as the books close them (%s), USD before fees%n", plan.lotMethod());
        String format = "%-8s %-10s %9s %-5s %11s %11s %11s  %s%n";
        out.printf(format, "Symbol", "bought", "shares", "term", "proceeds", "basis", "counts", "");
        int n = 0;
        for (Line line : plan.lines()) {
            for (ClosedLot lot : line.trade().map(Trade::lots).orElse(List.of())) {
                n++;
                out.printf(
                        format,
                        line.symbol(),
                        lot.boughtOn(),
                        lot.shares().toPlainString(),
                        lot.term().name().toLowerCase(Locale.ROOT),
                        amount(lot.proceeds()),
                        amount(lot.basis()),
                        amount(lot.recognised()),
                        outcome(lot));
            }
        }
        if (n == 0) {
            out.println("None.");
        }
    }

    private static String outcome(ClosedLot lot) {
        int result = lot.proceeds().compareTo(lot.basis());
        String word = result > 0 ? "gain" : result < 0 ? "loss" : "even";
        return lot.disallowed().signum() > 0 ? "%s, %s of it washed".formatted(word, amount(lot.disallowed())) : word;
    }

    private void totals(RebalanceTable plan) {
        Totals totals = plan.totals();
        out.printf("%nTotals%n");
        total("sells", amount(totals.sells()) + " USD");
        total("buys", amount(totals.buys()) + " USD");
        total(
                "turnover",
                "%s of equity, at most %s".formatted(percent(totals.turnover()), percent(totals.maxTurnover())));
        total(
                "costs",
                "%s USD: fees %s, slippage %s"
                        .formatted(
                                amount(totals.fees().add(totals.slippage())),
                                amount(totals.fees()),
                                amount(totals.slippage())));
        total("cash after", amount(totals.cashAfter()) + " USD");
        if (plan.taxAware()) {
            total(
                    "tax",
                    "short term %s USD, long term %s USD"
                            .formatted(amount(totals.shortTerm()), amount(totals.longTerm())));
        }
    }

    private void total(String name, String value) {
        out.printf("  %-12s %s%n", name, value);
    }

    private static String minute(Instant moment) {
        return MINUTE.format(moment.atZone(ExchangeCalendar.ZONE));
    }

    private static String amount(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String number(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String percent(BigDecimal fraction) {
        return number(fraction) + " %";
    }
}
