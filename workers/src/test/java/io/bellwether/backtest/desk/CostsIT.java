package io.bellwether.backtest.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.backtest.domain.RunRecord;
import io.bellwether.backtest.page.BacktestPage;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.testing.PlantedMarket;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A desk in memory that pays and receives whatever there is, on a market with splits and dividends. */
class CostsIT {
    /** Everything on. */
    static final CostModel ALL = CostModel.DEFAULT
            .withRegulatoryFees(true)
            .withTariff(Tariff.IBKR_TIERED)
            .withSpreadAndImpact(new BigDecimal("20"), new BigDecimal("0.8"))
            .withInterestRate(new BigDecimal("0.04"));

    /** Two markets, since few holdings of one are split and pay a dividend in five weeks. */
    @ParameterizedTest
    @CsvSource({"8, 2.85, 0, 25.40", "2, 0.00, 1, 28.47"})
    void everyKindOfCostAndIncomeIsCountedAndNoCentAppears(
            long seed, BigDecimal dividends, int splits, BigDecimal interest, @TempDir Path folder) throws IOException {
        List<LocalDate> days = PlantedMarket.write(folder, seed, 104, 82);
        BacktestRequest planted = DeskKernelIT.files(folder, days.get(80), days.getLast());
        BacktestRequest usual = new BacktestRequest(
                planted.market(),
                TestDesks.onMarket("costs", planted.market().id(), TestDesks.advisedAndWithoutBrake()),
                planted.from(),
                planted.to());
        BacktestReport dear = run(with(usual, ALL));
        BacktestReport cheap = run(with(usual, ALL.withInterestRate(BigDecimal.ZERO)));
        BacktestReport.Costs costs = dear.costs();
        RunRecord record = dear.result().record();
        Money booked = record.fills().stream().map(Fill::cash).reduce(Money.ZERO, Money::plus);
        EquitySnapshot first = record.equity().getFirst();
        EquitySnapshot last = record.equity().getLast();
        assertThat(last.cash().minus(first.cash()).minus(booked).amount())
                .as("cash that no fill explains")
                .isGreaterThanOrEqualTo(costs.dividends().add(costs.interest()));
        assertThat(record.fills().stream()
                        .map(Fill::fee)
                        .reduce(Money.ZERO, Money::plus)
                        .amount())
                .isEqualByComparingTo(costs.fees());
        assertThat(costs.interest()).isEqualByComparingTo(interest);
        assertThat(cheap.costs().interest()).isZero();
        assertThat(costs.dividends()).isEqualByComparingTo(dividends);
        assertThat(costs.splits()).isEqualTo(splits);
        assertThat(costs.secFees()).isPositive();
        assertThat(costs.activityFees())
                .isGreaterThanOrEqualTo(new BigDecimal("0.01")
                        .multiply(BigDecimal.valueOf(record.fills().stream()
                                .filter(fill -> fill.side() == Side.SELL)
                                .count())));
        assertThat(costs.spread()).isPositive();
        assertThat(costs.impact()).isPositive();
        assertThat(costs.configuredSlippage()).isGreaterThan(costs.spread());
        assertThat(new BacktestPage().html(dear))
                .contains(
                        "Commission, tariff IBKR Tiered",
                        "FINRA trading activity fees",
                        "Interest for idle cash at 4.");
    }

    private static BacktestRequest with(BacktestRequest usual, CostModel costs) {
        return new BacktestRequest(usual.market(), usual.desk().withCosts(costs), usual.from(), usual.to());
    }

    private static BacktestReport run(BacktestRequest request) {
        return new RunBacktest(Map.of()).run(request, (date, done, all) -> {}, () -> false);
    }
}
