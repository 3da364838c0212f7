package io.bellwether.cli.operate;

import io.bellwether.cli.common.TextTable;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.rebalance.domain.RebalanceTable;
import io.bellwether.rebalance.domain.RebalanceTable.ClosedLot;
import io.bellwether.rebalance.domain.RebalanceTable.Line;
import io.bellwether.rebalance.domain.RebalanceTable.Totals;
import io.bellwether.rebalance.domain.RebalanceTable.Trade;
import io.bellwether.reporting.domain.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a rebalancing plan for a person. */
final class RebalancePrinter {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Figures figures = new Figures();
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
                "Equity %s, cash %s; a weight may be off by %s of its target%n%n",
                figures.usd(plan.equity()), figures.usd(plan.cash()), figures.percent(plan.band()));
        TextTable standing = TextTable.of("Symbol", ">held", ">price", "priced at", ">weight", ">target", "is");
        plan.lines()
                .forEach(line -> standing.row(
                        line.symbol(),
                        figures.shares(line.shares()),
                        figures.price(line.price()),
                        line.priceAsOf().map(RebalancePrinter::minute),
                        figures.percent(line.weight()),
                        figures.percent(line.target()),
                        line.where().name().toLowerCase(Locale.ROOT)));
        standing.print(out);
        out.println();
        TextTable trades = TextTable.of("Symbol", "do", ">shares", ">USD", ">turnover", ">costs", ">after", "band");
        plan.lines().forEach(line -> trade(trades, plan, line));
        trades.print(out);
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
        TextTable orders = TextTable.without("", "", ">", "", "");
        placed.orders()
                .forEach(order -> orders.row(
                        order.id(),
                        order.side().toLowerCase(Locale.ROOT),
                        figures.shares(order.shares()),
                        order.symbol(),
                        order.state().toLowerCase(Locale.ROOT) + ", " + figures.shares(order.filled()) + " filled"));
        orders.print(out, 2);
        out.println(
                placed.hasEnded()
                        ? "  " + placed.state().toLowerCase(Locale.ROOT) + ": " + placed.detail()
                        : "  It is not over yet: an order may wait for a person. Repeat the command with --id "
                                + placed.key() + " to look again.");
        out.printf("  ./bellwether explain %s tells why each trade was made, cut or refused.%n", placed.id());
    }

    private void trade(TextTable table, RebalanceTable plan, Line line) {
        BigDecimal off = line.target().multiply(plan.band());
        Optional<Trade> trade = line.trade();
        table.row(
                line.symbol(),
                trade.map(t -> t.side().name().toLowerCase(Locale.ROOT)),
                trade.map(t -> figures.shares(t.shares())),
                trade.map(t -> figures.amount(t.notional())),
                trade.map(t -> figures.percent(t.turnover())),
                trade.map(t -> figures.amount(t.cost())),
                figures.percent(line.weightAfter()),
                figures.percent(line.target().subtract(off)) + " to "
                        + figures.percent(line.target().add(off)));
    }

    private void lots(RebalanceTable plan) {
        out.printf(
                "%nLots that the sales would close, as the books close them (%s), USD before fees%n", plan.lotMethod());
        TextTable table = TextTable.of("Symbol", "bought", ">shares", "term", ">proceeds", ">basis", ">counts", "");
        int n = 0;
        for (Line line : plan.lines()) {
            for (ClosedLot lot : line.trade().map(Trade::lots).orElse(List.of())) {
                n++;
                table.row(
                        line.symbol(),
                        lot.boughtOn(),
                        figures.shares(lot.shares()),
                        lot.term().name().toLowerCase(Locale.ROOT),
                        figures.amount(lot.proceeds()),
                        figures.amount(lot.basis()),
                        figures.amount(lot.recognised()),
                        outcome(lot));
            }
        }
        if (n == 0) {
            out.println("None.");
        } else {
            table.print(out);
        }
    }

    private String outcome(ClosedLot lot) {
        int result = lot.proceeds().compareTo(lot.basis());
        String word = result > 0 ? "gain" : result < 0 ? "loss" : "even";
        return lot.disallowed().signum() > 0
                ? "%s, %s of it washed".formatted(word, figures.amount(lot.disallowed()))
                : word;
    }

    private void totals(RebalanceTable plan) {
        Totals totals = plan.totals();
        out.printf("%nTotals%n");
        TextTable table = TextTable.without("", "");
        table.row("sells", figures.usd(totals.sells()));
        table.row("buys", figures.usd(totals.buys()));
        table.row(
                "turnover",
                "%s of equity, at most %s"
                        .formatted(figures.percent(totals.turnover()), figures.percent(totals.maxTurnover())));
        table.row(
                "costs",
                "%s: fees %s, slippage %s"
                        .formatted(
                                figures.usd(totals.fees().add(totals.slippage())),
                                figures.usd(totals.fees()),
                                figures.usd(totals.slippage())));
        table.row("cash after", figures.usd(totals.cashAfter()));
        if (plan.taxAware()) {
            table.row(
                    "tax",
                    "short term %s, long term %s"
                            .formatted(figures.change(totals.shortTerm()), figures.change(totals.longTerm())));
        }
        table.print(out, 2);
    }

    private static String minute(Instant moment) {
        return MINUTE.format(moment.atZone(ExchangeCalendar.ZONE));
    }
}
