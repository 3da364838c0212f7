package io.bellwether.cli.records;

import io.bellwether.cli.common.TextTable;
import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.DrawdownLine;
import io.bellwether.reporting.domain.PerformanceReport.NotAvailable;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import io.bellwether.reporting.domain.SizeAblation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Prints a performance report for a person; what is not available is a dash. */
public final class PerformancePrinter {
    private final Figures figures = new Figures();
    private final PrintWriter out;

    public PerformancePrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(PerformanceReport report) {
        Summary summary = report.summary();
        out.printf("Desk %s, %s to %s%n%n", report.desk(), summary.from(), summary.to());
        printSummary(summary);
        printTrades(report.lots(), report.positions());
        out.printf("%nProfit and loss by ticker, USD%n");
        TextTable tickers = TextTable.of("", ">exits", ">realised", ">open", ">total");
        report.tickers()
                .forEach(line -> tickers.row(
                        line.symbol(),
                        line.exits(),
                        figures.amount(line.realised()),
                        figures.amount(line.unrealised()),
                        figures.amount(line.total())));
        tickers.print(out);
        out.printf("%nRealised profit and loss by cause, USD%n");
        TextTable causes = TextTable.of("", ">exits", ">wins", ">realised");
        report.attribution()
                .forEach(line -> causes.row(
                        line.by() + " " + line.group().toLowerCase(Locale.ROOT),
                        line.exits(),
                        line.wins(),
                        figures.amount(line.realised())));
        causes.print(out);
        printSizing(report.sizing());
        out.printf("%nDaily equity, USD%n");
        TextTable days = TextTable.of("", ">equity", ">change", ">drawdown");
        report.daily()
                .forEach(day -> days.row(
                        day.date(),
                        figures.amount(day.equity()),
                        figures.percent(day.change()),
                        figures.percent(day.drawdown())));
        days.print(out);
        out.flush();
    }

    private void printSummary(Summary s) {
        TextTable table = TextTable.without("", "");
        table.row("Equity", figures.usd(s.startEquity()) + " -> " + figures.usd(s.endEquity()));
        if (s.flows().signum() != 0) {
            table.row("Cash from outside", figures.usd(s.flows()) + ", no part of the return");
        }
        table.row(
                "Return",
                "%s, benchmark %s, excess %s"
                        .formatted(
                                figures.percent(s.totalReturn()),
                                figures.percent(s.benchmarkReturn()),
                                figures.percent(s.excessReturn())));
        table.row("Volatility a year", figures.percent(s.volatility()));
        table.row(
                "Sharpe, Sortino, Calmar",
                "%s, %s, %s"
                        .formatted(figures.ratio(s.sharpe()), figures.ratio(s.sortino()), figures.ratio(s.calmar())));
        table.row("Beta, alpha a year", "%s, %s".formatted(figures.ratio(s.beta()), figures.percent(s.alpha())));
        table.row("Max drawdown", drawdown(s.drawdown()));
        table.row(
                "Realised, open",
                "%s, %s before fees".formatted(figures.change(s.realised()), figures.change(s.unrealised())));
        table.row("Fees, dividends", "%s, %s".formatted(figures.usd(s.fees()), figures.usd(s.dividends())));
        table.row("Turnover, exposure", "%s, %s".formatted(figures.ratio(s.turnover()), figures.percent(s.exposure())));
        table.print(out);
        for (NotAvailable missing : s.notAvailable()) {
            out.printf("Not available: %s, for%n  %s.%n", missing.figures(), missing.reason());
        }
    }

    private String drawdown(DrawdownLine line) {
        if (line.depth().isEmpty()) {
            return Figures.NONE;
        }
        if (line.peak().isEmpty()) {
            return "none";
        }
        return "%s from %s to %s, %s"
                .formatted(
                        figures.percent(line.depth()),
                        line.peak().get(),
                        line.trough().map(Object::toString).orElse(Figures.NONE),
                        line.recovered().map(day -> "recovered on " + day).orElse("not recovered"));
    }

    private void printTrades(TradeStatistics lots, TradeStatistics positions) {
        out.println();
        TextTable table = TextTable.of("Trades", ">by lot", ">by position");
        BiConsumer<String, Function<TradeStatistics, Object>> line =
                (name, figure) -> table.row(name, figure.apply(lots), figure.apply(positions));
        line.accept("Count", TradeStatistics::count);
        line.accept("Win rate", trades -> figures.percent(trades.winRate()));
        line.accept("Average win", trades -> figures.amount(trades.averageWin()));
        line.accept("Median win", trades -> figures.amount(trades.medianWin()));
        line.accept("Average loss", trades -> figures.amount(trades.averageLoss()));
        line.accept("Median loss", trades -> figures.amount(trades.medianLoss()));
        line.accept("Profit factor", trades -> figures.ratio(trades.profitFactor()));
        line.accept("Expectancy", trades -> figures.amount(trades.expectancy()));
        line.accept("Average holding days", trades -> figures.ratio(trades.averageHoldingDays()));
        line.accept("Profit and loss", trades -> figures.amount(trades.pnl().amount()));
        table.print(out);
    }

    private void printSizing(SizeAblation sizing) {
        if (sizing.lines().isEmpty()) {
            return;
        }
        out.printf("%nWhat set the size, USD%n");
        TextTable table = TextTable.of("", ">orders", ">notional", ">compared", ">of these", ">without it");
        sizing.lines()
                .forEach(line -> table.row(
                        line.side().toLowerCase(Locale.ROOT) + ": " + line.text(),
                        line.orders(),
                        figures.amount(line.notional()),
                        line.compared(),
                        line.compared() == 0 ? Figures.NONE : figures.amount(line.comparedNotional()),
                        figures.amount(line.notionalWithout())));
        table.print(out);
        out.println(sizing.definition());
    }
}
