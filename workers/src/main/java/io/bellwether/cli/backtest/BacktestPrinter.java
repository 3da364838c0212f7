package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.FaultsMet;
import io.bellwether.backtest.domain.RunSummary;
import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints the result of a backtest for a person. */
final class BacktestPrinter {
    private static final String LINE = "%-26s %14s%n";

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
        line("Equity at the end", figures.usd(s.endEquity()));
        line("Return", figures.percentChange(s.totalReturn()));
        line("Benchmark", figures.percentChange(s.benchmarkReturn()));
        line("Buy and hold", figures.percentChange(run.buyAndHoldReturn()));
        line("Equal weight", figures.percentChange(run.equalWeightReturn()));
        line("Deepest drawdown", figures.percentChange(s.drawdown().depth()));
        line("Sharpe", figures.ratio(s.sharpe()));
        BacktestReport.Costs costs = run.costs();
        line("Commission", figures.usd(costs.commission()));
        line("SEC fees, TAF", figures.usd(costs.secFees()) + ", " + figures.usd(costs.activityFees()));
        line("Slippage", figures.usd(costs.slippage()));
        line("of it set, spread", figures.usd(costs.configuredSlippage()) + ", " + figures.usd(costs.spread()));
        line("of it impact, market", figures.usd(costs.impact()) + ", " + figures.usd(costs.marketMove()));
        line("Dividends, interest", figures.usd(costs.dividends()) + ", " + figures.usd(costs.interest()));
        line("Splits, partial fills", costs.splits() + ", " + costs.partialFills());
        line("Orders, fills", run.orders() + ", " + run.fills());
        line(
                "Exits of lots, won",
                run.exits().count() + ", " + figures.share(run.exits().winRate()));
        line(
                "Proposals, refused",
                run.proposals().judged() + ", " + run.proposals().refused());
        run.faults().ifPresent(this::faults);
        if (!run.models().deciders().isEmpty()) {
            line(
                    "Models, paid now",
                    String.join(", ", run.models().deciders()) + ", "
                            + figures.usd(run.models().costUsd()));
            line("Evidence", run.contaminated() ? "no, contaminated" : "not contaminated");
        }
        out.println();
        run.outcomes().forEach((outcome, times) -> out.printf(Locale.ROOT, "%-26s %14d%n", outcome, times));
        out.println();
        run.caveats().forEach(caveat -> out.println("- " + caveat));
        out.printf("%nSHA-256 %s%nTook %.1f s. Page: %s%n", run.sha256(), run.seconds(), page);
    }

    private void faults(FaultsMet faults) {
        out.printf("%nPaths exercised, a fault every %s:%n", Counted.of(faults.every(), "session"));
        faults.met()
                .forEach(met -> out.printf(
                        "%-18s %s: %s%n", met.fault(), Counted.of(met.days().size(), "day"), met.inWords()));
        faults.never().forEach(fault -> out.printf("%-18s never came%n", fault));
    }

    private void line(String name, String value) {
        out.printf(LINE, name, value);
    }
}
