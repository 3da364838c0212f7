package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeStatisticsTest {
    private static final LocalDate ENTRY = LocalDate.of(2025, 7, 1);

    /** Wins 10, 20, 60; losses -5, -25; one trade without profit: 6 trades. */
    private static final List<RoundTrip> TRIPS = List.of(
            trip("ALFA", 1, "10.00"),
            trip("ALFA", 2, "-25.00"),
            trip("BETA", 3, "60.00"),
            trip("BETA", 4, "0.00"),
            trip("GAMA", 5, "20.00"),
            trip("GAMA", 6, "-5.00"));

    @Test
    void countsWinsOfAllTradesAndAveragesEachSide() {
        TradeStatistics found = TradeStatistics.of(TRIPS);
        assertThat(found.count()).isEqualTo(6);
        assertThat(found.wins()).isEqualTo(3);
        assertThat(found.losses()).isEqualTo(2);
        assertThat(found.winRate()).contains(new BigDecimal("0.500000"));
        assertThat(found.averageWin()).contains(new BigDecimal("30.0000"));
        assertThat(found.medianWin()).contains(new BigDecimal("20.0000"));
        assertThat(found.averageLoss()).contains(new BigDecimal("-15.0000"));
        assertThat(found.medianLoss()).contains(new BigDecimal("-15.0000"));
        assertThat(found.profitFactor()).contains(new BigDecimal("3.000000"));
        assertThat(found.averageHoldingDays()).contains(new BigDecimal("3.50"));
        assertThat(found.pnl()).isEqualTo(Money.of("60.00"));
    }

    /** 30 x 0.5 - 15 x 0.5 = 7.50, while the mean is 10: the trade without profit weighs as a lost one. */
    @Test
    void expectancyWeighsByTheWinRate() {
        assertThat(TradeStatistics.of(TRIPS).expectancy()).contains(new BigDecimal("7.5000"));
    }

    @Test
    void whatCannotBeSaidIsEmpty() {
        TradeStatistics none = TradeStatistics.of(List.of());
        assertThat(none.winRate()).isEmpty();
        assertThat(none.expectancy()).isEmpty();
        assertThat(none.averageHoldingDays()).isEmpty();
        TradeStatistics won = TradeStatistics.of(List.of(trip("ALFA", 1, "10.00")));
        assertThat(won.profitFactor()).isEmpty();
        assertThat(won.averageLoss()).isEmpty();
        assertThat(won.expectancy()).contains(new BigDecimal("10.0000"));
    }

    @Test
    void positionIsAllExitsOfASymbol() {
        List<RoundTrip> positions = TradeStatistics.positions(TRIPS);
        assertThat(positions)
                .extracting(p -> p.symbol() + " " + p.pnl() + " " + p.quantity() + " " + p.holdingDays())
                .containsExactly("ALFA -15.00 20 2", "BETA 60.00 20 4", "GAMA 15.00 20 6");
        assertThat(TradeStatistics.of(positions).winRate()).contains(new BigDecimal("0.666667"));
        assertThat(positions.getFirst().entryPrice()).isEqualTo(new BigDecimal("5.000000"));
    }

    /** 2 shares at 1.01 sold at 2.01, 1 bought a day earlier at 1.00 sold at 2.00: 3.02 and 6.02 for 3 shares. */
    @Test
    void positionRunsFromTheFirstPurchaseToTheLastSaleAtPricesWeighedByShares() {
        RoundTrip later = new RoundTrip(
                new Symbol("ALFA"),
                ENTRY.plusDays(1),
                ENTRY.plusDays(3),
                Quantity.of(2),
                new BigDecimal("1.01"),
                new BigDecimal("2.01"),
                Money.of("2.00"),
                new BigDecimal("2.00"));
        RoundTrip earlier = new RoundTrip(
                new Symbol("ALFA"),
                ENTRY,
                ENTRY.plusDays(2),
                Quantity.of(1),
                new BigDecimal("1.00"),
                new BigDecimal("2.00"),
                Money.of("1.00"),
                new BigDecimal("1.00"));
        assertThat(TradeStatistics.positions(List.of(later, earlier)))
                .containsExactly(new RoundTrip(
                        new Symbol("ALFA"),
                        ENTRY,
                        ENTRY.plusDays(3),
                        Quantity.of(3),
                        new BigDecimal("1.006667"),
                        new BigDecimal("2.006667"),
                        Money.of("3.00"),
                        new BigDecimal("3.00")));
    }

    /** Profits of 0.0040, -0.0040 and -0.0051: booked they are 0.00, 0.00 and -0.01. */
    @Test
    void countsAndAveragesProfitsBeforeTheyWereRounded() {
        TradeStatistics found = TradeStatistics.of(
                List.of(exact("0.00", "0.0040"), exact("0.00", "-0.0040"), exact("-0.01", "-0.0051")));
        assertThat(found.wins()).isEqualTo(1);
        assertThat(found.losses()).isEqualTo(2);
        assertThat(found.averageLoss()).contains(new BigDecimal("-0.0046"));
        assertThat(found.profitFactor()).contains(new BigDecimal("0.439560"));
        assertThat(found.pnl()).isEqualTo(Money.of("-0.01"));
    }

    private static RoundTrip exact(String booked, String exact) {
        return new RoundTrip(
                new Symbol("ALFA"),
                ENTRY,
                ENTRY.plusDays(1),
                Quantity.of(10),
                new BigDecimal("5"),
                new BigDecimal("6"),
                Money.of(booked),
                new BigDecimal(exact));
    }

    /** Two cents of three trades. */
    @Test
    void expectancyIsRoundedHalfUp() {
        assertThat(TradeStatistics.of(
                                List.of(trip("ALFA", 1, "0.02"), trip("ALFA", 1, "0.00"), trip("ALFA", 1, "0.00")))
                        .expectancy())
                .contains(new BigDecimal("0.0067"));
    }

    private static RoundTrip trip(String symbol, int days, String pnl) {
        return new RoundTrip(
                new Symbol(symbol),
                ENTRY,
                ENTRY.plusDays(days),
                Quantity.of(10),
                new BigDecimal("5"),
                new BigDecimal("6"),
                Money.of(pnl),
                new BigDecimal(pnl));
    }
}
