package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.records.PerformancePrinter;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.Json;
import io.bellwether.portfolio.domain.RoundTrip;
import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.AttributionLine;
import io.bellwether.reporting.domain.PerformanceReport.DayLine;
import io.bellwether.reporting.domain.PerformanceReport.DrawdownLine;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import io.bellwether.reporting.domain.PerformanceReport.TickerLine;
import io.bellwether.reporting.domain.SizeAblation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every figure of the performance report, each with a number of its own, reaches both the text and the JSON. */
class PerformanceOutputTest {
    private static final LocalDate FROM = LocalDate.of(2026, 11, 16);

    private static final Summary SUMMARY = new Summary(
            FROM,
            FROM.plusDays(4),
            number("1000.00"),
            number("1101.00"),
            number("12.00"),
            Optional.of(number("0.0890")),
            Optional.of(number("0.0350")),
            Optional.of(number("0.0540")),
            Optional.of(number("0.2100")),
            Optional.of(number("1.310000")),
            Optional.of(number("1.420000")),
            Optional.of(number("1.530000")),
            Optional.of(number("0.640000")),
            Optional.of(number("0.0750")),
            new DrawdownLine(
                    Optional.of(number("-0.0860")),
                    Optional.of(FROM.plusDays(1)),
                    Optional.of(FROM.plusDays(2)),
                    Optional.of(FROM.plusDays(3))),
            number("97.00"),
            number("8.00"),
            number("5.50"),
            number("1.50"),
            Optional.of(number("2.180000")),
            Optional.of(number("0.4900")),
            List.of());

    /** Lots of 30, 10 and -16 USD held 2, 4 and 9 days; the first two of one symbol. */
    private static final List<RoundTrip> EXITS =
            List.of(exit("ALFA", 2, "30.00"), exit("ALFA", 4, "10.00"), exit("BETA", 9, "-16.00"));

    private static final PerformanceReport REPORT = new PerformanceReport(
            "main",
            SUMMARY,
            TradeStatistics.of(EXITS),
            TradeStatistics.of(TradeStatistics.positions(EXITS)),
            List.of(new TickerLine("ALFA", 2, number("40.00"), number("3.25"))),
            List.of(
                    new AttributionLine("exit", "STOP", 1, 0, number("-16.00")),
                    new AttributionLine("segment", "micro", 3, 2, number("24.00")),
                    new AttributionLine("conviction", "70-79", 2, 2, number("40.00")),
                    new AttributionLine("advisor", "strategies", 3, 2, number("24.01"))),
            SizeAblation.of(List.of()),
            List.of(new DayLine(
                    FROM.plusDays(1),
                    number("1010.00"),
                    number("12.00"),
                    Optional.of(number("-0.0020")),
                    Optional.of(number("-0.0860")))),
            EXITS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Equity | $1,000.00 -> $1,101.00",
                "Cash from outside | $12.00, no part of the return",
                "Return | 8.90 %, benchmark 3.50 %, excess 5.40 %",
                "Volatility a year | 21.00 %",
                "Sharpe, Sortino, Calmar | 1.31, 1.42, 1.53",
                "Beta, alpha a year | 0.64, 7.50 %",
                "Max drawdown | −8.60 % from 2026-11-17 to 2026-11-18, recovered on 2026-11-19",
                "Realised, open | +$97.00, +$8.00 before fees",
                "Fees, dividends | $5.50, $1.50",
                "Turnover, exposure | 2.18, 49.00 %",
                "Count | 3 2",
                "Win rate | 66.67 % 50.00 %",
                "Average win | 20.00 40.00",
                "Median win | 20.00 40.00",
                "Average loss | −16.00 −16.00",
                "Median loss | −16.00 −16.00",
                "Profit factor | 2.50 2.50",
                "Expectancy | 8.00 12.00",
                "Average holding days | 5.00 6.50",
                "Profit and loss | 24.00 24.00",
                "ALFA | 2 40.00 3.25 43.25",
                "exit stop | 1 0 −16.00",
                "segment micro | 3 2 24.00",
                "conviction 70-79 | 2 2 40.00",
                "advisor strategies | 3 2 24.01",
                "2026-11-17 | 1,010.00 −0.20 % −8.60 %"
            })
    void printsEveryFigureForAPerson(String name, String figures) {
        StringWriter text = new StringWriter();
        new PerformancePrinter(new PrintWriter(text)).print(REPORT);
        assertThat(text.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(name + " " + figures);
    }

    @ParameterizedTest
    @CsvSource({
        "/summary/startEquity, 1000.00",
        "/summary/endEquity, 1101.00",
        "/summary/flows, 12.00",
        "/summary/totalReturn, 0.0890",
        "/summary/benchmarkReturn, 0.0350",
        "/summary/excessReturn, 0.0540",
        "/summary/volatility, 0.2100",
        "/summary/sharpe, 1.310000",
        "/summary/sortino, 1.420000",
        "/summary/calmar, 1.530000",
        "/summary/beta, 0.640000",
        "/summary/alpha, 0.0750",
        "/summary/drawdown/depth, -0.0860",
        "/summary/drawdown/peak, 2026-11-17",
        "/summary/drawdown/trough, 2026-11-18",
        "/summary/drawdown/recovered, 2026-11-19",
        "/summary/turnover, 2.180000",
        "/summary/exposure, 0.4900",
        "/summary/fees, 5.50",
        "/summary/dividends, 1.50",
        "/lots/count, 3",
        "/lots/winRate, 0.666667",
        "/lots/averageWin, 20.0000",
        "/lots/medianWin, 20.0000",
        "/lots/averageLoss, -16.0000",
        "/lots/medianLoss, -16.0000",
        "/lots/profitFactor, 2.500000",
        "/lots/expectancy, 8.0000",
        "/lots/averageHoldingDays, 5.00",
        "/positions/count, 2",
        "/positions/winRate, 0.500000",
        "/positions/averageHoldingDays, 6.50",
        "/tickers/0/symbol, ALFA",
        "/tickers/0/realised, 40.00",
        "/tickers/0/unrealised, 3.25",
        "/tickers/0/total, 43.25",
        "/attribution/0/by, exit",
        "/attribution/1/group, micro",
        "/attribution/2/group, 70-79",
        "/attribution/3/realised, 24.01",
        "/daily/0/date, 2026-11-17",
        "/daily/0/equity, 1010.00",
        "/daily/0/flow, 12.00",
        "/daily/0/change, -0.0020",
        "/daily/0/drawdown, -0.0860",
        "/exits/2/symbol, BETA",
        "/exits/2/entry, 2026-11-16",
        "/exits/2/exit, 2026-11-25",
        "/exits/2/pnl, -16.00"
    })
    void writesEveryFigureAsJson(String place, String figure) {
        JsonNode json = Json.mapper().readTree(Json.mapper().writeValueAsString(REPORT));
        JsonNode found = json.at(place);
        if (found.isNumber()) {
            assertThat(found.decimalValue()).isEqualByComparingTo(figure);
        } else {
            assertThat(found.asString()).isEqualTo(figure);
        }
    }

    /** What is not defined is null in JSON and "-" for a person, never 0. */
    @Test
    void saysThatAFigureIsNotDefined() {
        TradeStatistics none = TradeStatistics.of(List.of());
        JsonNode json = Json.mapper().readTree(Json.mapper().writeValueAsString(none));
        assertThat(json.has("profitFactor")).isTrue();
        assertThat(json.get("profitFactor").isNull()).isTrue();
    }

    private static RoundTrip exit(String symbol, int days, String pnl) {
        return new RoundTrip(
                new Symbol(symbol),
                FROM,
                FROM.plusDays(days),
                Quantity.of(1),
                number("5"),
                number("6"),
                Money.of(pnl),
                number(pnl));
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
