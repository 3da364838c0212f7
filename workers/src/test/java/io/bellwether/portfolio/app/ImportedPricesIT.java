package io.bellwether.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.NotAvailable;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Four trades in a year make 2 % of 2000 USD. On session i from 2024-12-20 on, AAA closes at 100 + (37 i mod 11) - 5 and the
 * benchmark at 400 + i / 10 + (53 i mod 7) / 2; the expected figures were calculated from that apart from this program.
 */
@DatabaseTest
class ImportedPricesIT {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final LocalDate FIRST_BAR = LocalDate.of(2024, 12, 20);
    private static final List<String> TRADES = List.of(
            "2025-01-06,AAA,BUY,10,100",
            "2025-03-03,AAA,SELL,10,104",
            "2025-06-02,AAA,BUY,10,98",
            "2025-12-15,AAA,SELL,10,98");

    @Autowired
    ImportRecord importRecord;

    @Autowired
    GivePrices givePrices;

    @Autowired
    Markets markets;

    @Autowired
    Desks desks;

    @Autowired
    ReadPerformance readPerformance;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void withoutDailyClosesThereIsNoFigureOfRiskButItsReason() throws IOException {
        imported("sparse", TRADES);
        Summary summary = summary("sparse");
        assertThat(summary.totalReturn()).contains(new BigDecimal("0.02000000"));
        assertThat(List.of(
                        summary.sharpe(),
                        summary.volatility(),
                        summary.sortino(),
                        summary.calmar(),
                        summary.beta(),
                        summary.alpha(),
                        summary.drawdown().depth()))
                .containsOnly(Optional.empty());
        assertThat(summary.notAvailable())
                .containsExactly(
                        new NotAvailable(
                                "risk and drawdown",
                                "closes of AAA are not known day by day; import again with --data and a folder of prices"),
                        new NotAvailable("benchmark", "its price of 2025-01-06 and 2025-12-15 is not known"));
        assertThat(db.sql("""
                                select count(*) from desk_daily_metrics where desk_id = 'sparse' and
                                    coalesce(sharpe_ratio, volatility, sortino_ratio, calmar_ratio) is not null
                                """).query(Long.class).single()).isZero();
    }

    @Test
    void withPricesItIsValuedAtEveryClose() throws IOException {
        imported("priced", TRADES);
        GivePrices.Result given = givePrices.run(new DeskId("priced"), prices("AAA", "SPY"), NOW);
        assertThat(given.priced()).containsExactly(new Symbol("AAA"));
        assertThat(given.unpriced()).isEmpty();
        assertThat(given.benchmark()).contains(new Symbol("SPY"));
        assertThat(given.days()).contains(new DateRange(LocalDate.of(2024, 12, 27), LocalDate.of(2025, 12, 31)));

        PerformanceReport report = readPerformance.run(new DeskId("priced"));
        Summary summary = report.summary();
        assertThat(report.daily()).hasSize(238);
        assertThat(summary.from()).isEqualTo("2025-01-06");
        assertThat(summary.to()).isEqualTo("2025-12-15");
        assertThat(summary.totalReturn()).contains(new BigDecimal("0.02000000"));
        assertThat(summary.benchmarkReturn()).contains(new BigDecimal("0.05387289"));
        assertThat(summary.excessReturn()).contains(new BigDecimal("-0.03387289"));
        assertThat(summary.volatility()).contains(new BigDecimal("0.349313"));
        assertThat(summary.sharpe()).contains(new BigDecimal("0.235845"));
        assertThat(summary.sortino()).contains(new BigDecimal("0.300264"));
        assertThat(summary.calmar()).contains(new BigDecimal("0.436224"));
        assertThat(summary.drawdown().depth()).contains(new BigDecimal("-0.04878049"));
        assertThat(summary.beta()).contains(new BigDecimal("0.083865"));
        assertThat(summary.alpha()).contains(new BigDecimal("0.077519"));
        assertThat(summary.notAvailable()).isEmpty();
    }

    @Test
    void importedAgainItKeepsItsPrices() throws IOException {
        imported("kept-prices", TRADES);
        givePrices.run(new DeskId("kept-prices"), prices("AAA", "SPY"), NOW);
        Summary before = summary("kept-prices");
        imported("kept-prices", TRADES);
        assertThat(summary("kept-prices")).isEqualTo(before);
        assertThat(before.beta()).isPresent();
    }

    /** The last close known is 2025-12-31, session 256: 100 + 256 * 37 mod 11 - 5 = 96. */
    @Test
    void whatIsHeldAtTheEndIsValuedAsFarAsThePricesGo() throws IOException {
        imported("held", TRADES.subList(0, 1));
        givePrices.run(new DeskId("held"), prices("AAA"), NOW);
        Summary summary = summary("held");
        assertThat(summary.to()).isEqualTo("2025-12-31");
        assertThat(summary.unrealised()).isEqualByComparingTo("-40");
        assertThat(summary.endEquity()).isEqualByComparingTo("1960");
        assertThat(summary.exposure()).contains(new BigDecimal("0.489796"));
        assertThat(summary.volatility()).isPresent();
    }

    @Test
    void aSymbolWithoutAFileIsNamed() throws IOException {
        List<String> trades = new ArrayList<>(TRADES);
        trades.add(1, "2025-01-07,BBB,BUY,1,5");
        imported("half", trades);
        GivePrices.Result given = givePrices.run(new DeskId("half"), prices("AAA", "SPY"), NOW);
        assertThat(given.unpriced()).containsExactly(new Symbol("BBB"));
        assertThat(summary("half").notAvailable().getFirst().reason())
                .isEqualTo("closes of BBB are not known day by day; import again with --data and a folder of prices");
    }

    /** As if the prices were adjusted for a split of one to ten that came later. */
    @Test
    void pricesOfOtherSharesAreNotUsed() throws IOException {
        List<String> trades = new ArrayList<>(TRADES);
        trades.set(0, "2025-01-06,AAA,BUY,1,1000");
        trades.set(1, "2025-03-03,AAA,SELL,1,1040");
        imported("adjusted", trades);
        givePrices.run(new DeskId("adjusted"), prices("AAA", "SPY"), NOW);
        Summary summary = summary("adjusted");
        assertThat(summary.sharpe()).isEmpty();
        assertThat(summary.notAvailable().getFirst().reason())
                .startsWith("AAA was traded at 1000 on 2025-01-06, where its prices say ")
                .endsWith("they are adjusted for a split, or of another share");
    }

    @Test
    void aDeskThatTradesItselfKeepsItsOwnPrices() {
        desks.save(TestDesks.desk("own-prices"));
        assertThatThrownBy(() -> givePrices.run(new DeskId("own-prices"), "simulated-1", NOW))
                .isInstanceOf(PermanentFault.class)
                .hasMessageStartingWith("desk own-prices was not made by an import");
    }

    private void imported(String desk, List<String> trades) throws IOException {
        importRecord.run(ImportRequests.rows(desk, folder, trades, "2000"));
    }

    private Summary summary(String desk) {
        return readPerformance.run(new DeskId(desk)).summary();
    }

    /** A market of the symbols; every session of 2025 and the last of 2024. */
    private String prices(String... symbols) throws IOException {
        Path prices = Files.createTempDirectory(folder, "prices");
        for (String symbol : symbols) {
            IntUnaryOperator cents = symbol.equals("SPY")
                    ? i -> 40_000 + i * 10 + i * 53 % 7 * 50
                    : i -> 10_000 + (i * 37 % 11 - 5) * 100;
            Files.write(prices.resolve(symbol + ".csv"), bars(cents));
        }
        String id = prices.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return markets.register(id, Market.Kind.FILES, prices.toString(), Optional.empty())
                .id();
    }

    private static List<String> bars(IntUnaryOperator cents) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        List<String> rows = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        int i = 0;
        for (LocalDate day = FIRST_BAR; day.getYear() < 2026; day = calendar.next(day)) {
            String close = BigDecimal.valueOf(cents.applyAsInt(i++), 2).toPlainString();
            rows.add("%s,%s,%s,%s,%s,1000".formatted(day, close, close, close, close));
        }
        return rows;
    }
}
