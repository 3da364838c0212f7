package io.bellwether.cli.records;

import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.AttributionLine;
import io.bellwether.reporting.domain.PerformanceReport.DayLine;
import io.bellwether.reporting.domain.PerformanceReport.DrawdownLine;
import io.bellwether.reporting.domain.PerformanceReport.NotAvailable;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import io.bellwether.reporting.domain.PerformanceReport.TickerLine;
import io.bellwether.reporting.domain.SizeAblation;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Prints a performance report for a person; what is not available is "-". */
public final class PerformancePrinter {
    private static final String NONE = "-";

    private final PrintWriter out;

    public PerformancePrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(PerformanceReport report) {
        Summary summary = report.summary();
        out.printf("Desk %s, %s to %s%n%n", report.desk(), summary.from(), summary.to());
        printSummary(summary);
        out.printf("%n%-24s %14s %14s%n", "Trades", "by lot", "by position");
        printStatistics(report.lots(), report.positions());
        out.printf("%nProfit and loss by ticker%n%-12s %6s %12s %12s %12s%n", "", "exits", "realised", "open", "total");
        for (TickerLine line : report.tickers()) {
            out.printf(
                    "%-12s %6d %12s %12s %12s%n",
                    line.symbol(), line.exits(), usd(line.realised()), usd(line.unrealised()), usd(line.total()));
        }
        out.printf("%nRealised profit and loss by cause%n%-24s %6s %6s %12s%n", "", "exits", "wins", "realised");
        for (AttributionLine line : report.attribution()) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %6d %6d %12s%n",
                    line.by() + " " + line.group().toLowerCase(Locale.ROOT),
                    line.exits(),
                    line.wins(),
                    usd(line.realised()));
        }
        printSizing(report.sizing());
        out.printf("%nDaily equity%n%-12s %14s %9s %9s%n", "", "equity", "change", "drawdown");
        for (DayLine day : report.daily()) {
            out.printf(
                    "%-12s %14s %9s %9s%n",
                    day.date(), usd(day.equity()), percent(day.change()), percent(day.drawdown()));
        }
        out.flush();
    }

    private void printSummary(Summary s) {
        row("Equity", usd(s.startEquity()) + " -> " + usd(s.endEquity()) + " USD");
        if (s.flows().signum() != 0) {
            row("Cash from outside", usd(s.flows()) + " USD, no part of the return");
        }
        row(
                "Return",
                "%s, benchmark %s, excess %s"
                        .formatted(percent(s.totalReturn()), percent(s.benchmarkReturn()), percent(s.excessReturn())));
        row("Volatility a year", percent(s.volatility()));
        row(
                "Sharpe, Sortino, Calmar",
                "%s, %s, %s".formatted(ratio(s.sharpe()), ratio(s.sortino()), ratio(s.calmar())));
        row("Beta, alpha a year", "%s, %s".formatted(ratio(s.beta()), percent(s.alpha())));
        row("Max drawdown", drawdown(s.drawdown()));
        row("Realised, open", "%s, %s USD before fees".formatted(usd(s.realised()), usd(s.unrealised())));
        row("Fees, dividends", "%s, %s USD".formatted(usd(s.fees()), usd(s.dividends())));
        row("Turnover, exposure", "%s, %s".formatted(ratio(s.turnover()), percent(s.exposure())));
        for (NotAvailable missing : s.notAvailable()) {
            out.printf("Not available: %s, for%n  %s.%n", missing.figures(), missing.reason());
        }
    }

    private static String drawdown(DrawdownLine line) {
        if (line.depth().isEmpty()) {
            return NONE;
        }
        if (line.peak().isEmpty()) {
            return "none";
        }
        return "%s from %s to %s, %s"
                .formatted(
                        percent(line.depth()),
                        line.peak().get(),
                        line.trough().map(Object::toString).orElse(NONE),
                        line.recovered().map(day -> "recovered on " + day).orElse("not recovered"));
    }

    private void printStatistics(TradeStatistics lots, TradeStatistics positions) {
        both("Count", String.valueOf(lots.count()), String.valueOf(positions.count()));
        both("Win rate", percent(lots.winRate()), percent(positions.winRate()));
        both("Average win", usd(lots.averageWin()), usd(positions.averageWin()));
        both("Median win", usd(lots.medianWin()), usd(positions.medianWin()));
        both("Average loss", usd(lots.averageLoss()), usd(positions.averageLoss()));
        both("Median loss", usd(lots.medianLoss()), usd(positions.medianLoss()));
        both("Profit factor", ratio(lots.profitFactor()), ratio(positions.profitFactor()));
        both("Expectancy", usd(lots.expectancy()), usd(positions.expectancy()));
        both("Average holding days", ratio(lots.averageHoldingDays()), ratio(positions.averageHoldingDays()));
        both("Profit and loss", usd(lots.pnl().amount()), usd(positions.pnl().amount()));
    }

    private void row(String name, String value) {
        out.printf("%-24s %s%n", name, value);
    }

    private void both(String name, String lots, String positions) {
        out.printf("%-24s %14s %14s%n", name, lots, positions);
    }

    private void printSizing(SizeAblation sizing) {
        if (sizing.lines().isEmpty()) {
            return;
        }
        out.printf(
                "%nWhat set the size%n  %6s %14s %9s %14s %14s%n",
                "orders", "notional", "compared", "of these", "without it");
        for (SizeAblation.Line line : sizing.lines()) {
            out.println(line.side().toLowerCase(Locale.ROOT) + ": " + line.text());
            out.printf(
                    Locale.ROOT,
                    "  %6d %14s %9d %14s %14s%n",
                    line.orders(),
                    usd(line.notional()),
                    line.compared(),
                    line.compared() == 0 ? NONE : usd(line.comparedNotional()),
                    usd(line.notionalWithout()));
        }
        out.println(sizing.definition());
    }

    private static String usd(Optional<BigDecimal> amount) {
        return amount.map(PerformancePrinter::usd).orElse(NONE);
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String ratio(Optional<BigDecimal> value) {
        return value.map(number -> number.setScale(2, RoundingMode.HALF_UP).toPlainString())
                .orElse(NONE);
    }

    private static String percent(Optional<BigDecimal> fraction) {
        return fraction.map(value -> value.movePointRight(2)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString() + " %")
                .orElse(NONE);
    }
}
