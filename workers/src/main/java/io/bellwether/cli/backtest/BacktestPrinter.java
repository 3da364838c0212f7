package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.FaultsMet;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.cli.common.TextTable;
import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Prints the result of a backtest for a person. */
final class BacktestPrinter {
    private final Figures figures = new Figures();
    private final PrintWriter out;

    BacktestPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(RunSummary run, Path page) {
        Summary s = run.summary();
        out.printf(
                "Run %d: desk %s on %s, %s to %s, %s, %s%n%n",
                run.id(),
                run.desk(),
                run.market(),
                run.from(),
                run.to(),
                Counted.of(run.days(), "session"),
                String.join(", ", run.advisors()));
        TextTable table = TextTable.without("", ">");
        table.row("Equity at the end", figures.usd(s.endEquity()));
        table.row("Return", figures.percentChange(s.totalReturn()));
        table.row("Benchmark", figures.percentChange(s.benchmarkReturn()));
        table.row("Buy and hold", figures.percentChange(run.buyAndHoldReturn()));
        table.row("Equal weight", figures.percentChange(run.equalWeightReturn()));
        table.row("Deepest drawdown", figures.percentChange(s.drawdown().depth()));
        table.row("Sharpe", figures.ratio(s.sharpe()));
        BacktestReport.Costs costs = run.costs();
        table.row("Commission", figures.usd(costs.commission()));
        table.row("SEC fees, TAF", figures.usd(costs.secFees()) + ", " + figures.usd(costs.activityFees()));
        table.row("Slippage", figures.usd(costs.slippage()));
        table.row("of it set, spread", figures.usd(costs.configuredSlippage()) + ", " + figures.usd(costs.spread()));
        table.row("of it impact, market", figures.usd(costs.impact()) + ", " + figures.usd(costs.marketMove()));
        table.row("Dividends, interest", figures.usd(costs.dividends()) + ", " + figures.usd(costs.interest()));
        table.row("Splits, partial fills", costs.splits() + ", " + costs.partialFills());
        table.row("Orders, fills", run.orders() + ", " + run.fills());
        table.row(
                "Exits of lots, won",
                run.exits().count() + ", " + figures.share(run.exits().winRate()));
        table.row(
                "Proposals, refused",
                run.proposals().judged() + ", " + run.proposals().refused());
        if (!run.models().deciders().isEmpty()) {
            table.row(
                    "Models, paid now",
                    String.join(", ", run.models().deciders()) + ", "
                            + figures.usd(run.models().costUsd()));
            table.row("Evidence", run.contaminated() ? "no, contaminated" : "not contaminated");
        }
        table.print(out);
        run.faults().ifPresent(this::faults);
        out.println();
        TextTable outcomes = TextTable.without("", ">");
        run.outcomes().forEach(outcomes::row);
        outcomes.print(out);
        out.println();
        run.caveats().forEach(caveat -> out.println("- " + caveat));
        out.printf("%nSHA-256 %s%nTook %.1f s. Page: %s%n", run.sha256(), run.seconds(), page);
    }

    private void faults(FaultsMet faults) {
        out.printf("%nPaths exercised, a fault every %s:%n", Counted.of(faults.every(), "session"));
        TextTable table = TextTable.without("", "");
        faults.met()
                .forEach(met -> table.row(met.fault(), Counted.of(met.days().size(), "day") + ": " + met.inWords()));
        faults.never().forEach(fault -> table.row(fault, "never came"));
        table.print(out);
    }
}
