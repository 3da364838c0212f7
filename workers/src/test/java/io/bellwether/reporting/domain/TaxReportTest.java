package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.portfolio.domain.TaxRecord;
import io.bellwether.portfolio.domain.TradeFees;
import io.bellwether.portfolio.domain.WashSales.Disposal;
import io.bellwether.portfolio.domain.WashSales.Purchase;
import io.bellwether.reporting.domain.TaxReport.HeldLot;
import io.bellwether.reporting.domain.TaxReport.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxReportTest {
    private static final DeskId DESK = new DeskId("main");

    private final List<Purchase> purchases = new ArrayList<>();
    private final List<Disposal> disposals = new ArrayList<>();
    private final Map<String, Money> boughtFor = new HashMap<>();
    private final Map<String, Money> soldFor = new HashMap<>();

    /** Bought for 1000 + 7, sold in three: a third of the fee each, the last one the rest. */
    @Test
    void feesOfAPurchaseFallOnItsSalesByWhatTheyCost() {
        buy("a", "2025-01-02", 3, "1000.00", "7.00");
        sell("s1", "a", "2025-01-03", 1, "400.00", "333.33", "1.00");
        sell("s2", "a", "2025-01-06", 1, "400.00", "333.34", "1.00");
        sell("s3", "a", "2025-01-07", 1, "400.00", "333.33", "0.00");
        assertThat(report().sales())
                .extracting(Sale::proceeds, Sale::basis, Sale::recognised)
                .containsExactly(
                        tuple(usd("399.00"), usd("335.66"), usd("63.34")),
                        tuple(usd("399.00"), usd("335.68"), usd("63.32")),
                        tuple(usd("400.00"), usd("335.66"), usd("64.34")));
    }

    /** One sale of 100 of one lot and 50 of another costs 3. */
    @Test
    void feesOfASaleFallOnItsLotsByShares() {
        buy("a", "2024-01-02", 100, "1000.00", "0.00");
        buy("b", "2025-01-02", 100, "1000.00", "1.00");
        sell("s", "a", "2025-06-02", 100, "1200.00", "1000.00", "3.00");
        sell("s", "b", "2025-06-02", 50, "600.00", "500.00", "3.00");
        TaxReport report = report();
        assertThat(report.sales())
                .containsExactly(
                        new Sale(
                                "ALFA",
                                usd("50"),
                                LocalDate.of(2025, 1, 2),
                                LocalDate.of(2025, 1, 2),
                                LocalDate.of(2025, 6, 2),
                                HoldingTerm.SHORT,
                                usd("599.00"),
                                usd("500.50"),
                                usd("0.00"),
                                usd("98.50")),
                        new Sale(
                                "ALFA",
                                usd("100"),
                                LocalDate.of(2024, 1, 2),
                                LocalDate.of(2024, 1, 2),
                                LocalDate.of(2025, 6, 2),
                                HoldingTerm.LONG,
                                usd("1198.00"),
                                usd("1000.00"),
                                usd("0.00"),
                                usd("198.00")));
        assertThat(report.held())
                .containsExactly(new HeldLot("ALFA", usd("50"), LocalDate.of(2025, 1, 2), usd("500.50")));
    }

    /** Without its fees this sale breaks even; with them it loses 3, and the shares bought back carry them. */
    @Test
    void aSaleThatLosesOnlyItsFeesIsWashed() {
        buy("a", "2025-01-02", 100, "1000.00", "1.00");
        sell("s", "a", "2025-03-20", 100, "1000.00", "1000.00", "2.00");
        buy("b", "2025-04-01", 100, "1000.00", "1.00");
        TaxReport report = report();
        assertThat(report.sales())
                .extracting(Sale::proceeds, Sale::basis, Sale::disallowed, Sale::recognised)
                .containsExactly(tuple(usd("998.00"), usd("1001.00"), usd("3.00"), usd("0.00")));
        assertThat(report.held()).extracting(HeldLot::basis).containsExactly(usd("1004.00"));
    }

    /** Held 77 days, then replaced on April 1st: the new shares count as held since January 14th. */
    @Test
    void theHoldingPeriodOfReplacedSharesTacksOn() {
        buy("a", "2025-01-02", 100, "1000.00", "0.00");
        sell("s1", "a", "2025-03-20", 100, "900.00", "1000.00", "0.00");
        buy("b", "2025-04-01", 100, "900.00", "0.00");
        sell("s2", "b", "2026-01-15", 100, "1500.00", "900.00", "0.00");
        Sale replaced = report().sales().getLast();
        assertThat(replaced.acquired()).isEqualTo("2025-04-01");
        assertThat(replaced.heldSince()).isEqualTo("2025-01-14");
        assertThat(replaced.term()).isEqualTo(HoldingTerm.LONG);
        assertThat(replaced.basis()).isEqualTo(usd("1000.00"));
        assertThat(replaced.recognised()).isEqualTo(usd("500.00"));
    }

    @Test
    void aYearHasItsOwnSalesOnlyButEveryWashOfTheirs() {
        buy("a", "2025-11-03", 100, "1000.00", "0.00");
        sell("s1", "a", "2025-12-30", 100, "900.00", "1000.00", "0.00");
        buy("b", "2026-01-05", 100, "900.00", "0.00");
        TaxReport report = TaxReport.of(DESK, record(), Optional.of(Year.of(2025)));
        assertThat(report.years()).extracting(TaxYear::disallowed).containsExactly(usd("100.00"));
        assertThat(TaxReport.of(DESK, record(), Optional.of(Year.of(2026))).sales())
                .isEmpty();
    }

    private TaxReport report() {
        return TaxReport.of(DESK, record(), Optional.empty());
    }

    private TaxRecord record() {
        return new TaxRecord(purchases, disposals, new TradeFees(boughtFor, soldFor));
    }

    private void buy(String lot, String on, int shares, String cost, String fee) {
        purchases.add(new Purchase(lot, new Symbol("ALFA"), LocalDate.parse(on), Quantity.of(shares), Money.of(cost)));
        boughtFor.put(lot, Money.of(fee));
    }

    private void sell(String sale, String lot, String on, int shares, String proceeds, String cost, String fee) {
        disposals.add(
                new Disposal(sale, lot, LocalDate.parse(on), Quantity.of(shares), Money.of(proceeds), Money.of(cost)));
        soldFor.put(sale, Money.of(fee));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
