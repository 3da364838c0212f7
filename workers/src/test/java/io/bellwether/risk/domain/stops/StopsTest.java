package io.bellwether.risk.domain.stops;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Symbol ACME = new Symbol("ACME");

    private static Position position(Optional<Price> stop) {
        return new Position(ACME, Quantity.of(100), Price.of("10"), Money.of("1000"), stop, DAY);
    }

    private static List<Position> stopAtNine() {
        return List.of(position(Optional.of(Price.of("9"))));
    }

    @ParameterizedTest
    @CsvSource({"9.01, false", "9.00, true", "8.50, true"})
    void sellsAtTheMarketWhenTheMiddayPriceReachedTheStop(String price, boolean triggered) {
        List<StopTrigger> triggers = StopRules.midday(stopAtNine(), Map.of(ACME, Price.of(price)));
        assertThat(triggers).hasSize(triggered ? 1 : 0).allSatisfy(trigger -> {
            assertThat(trigger.type()).isEqualTo(OrderType.MARKET);
            assertThat(trigger.quantity()).isEqualTo(Quantity.of(100));
            assertThat(trigger.observed()).isEqualTo(Price.of(price));
        });
    }

    @Test
    void triggersNothingWithoutAStopOrAPrice() {
        assertThat(StopRules.midday(List.of(position(Optional.empty())), Map.of(ACME, Price.of("1"))))
                .isEmpty();
        assertThat(StopRules.midday(stopAtNine(), Map.of())).isEmpty();
        assertThat(StopRules.closing(stopAtNine(), Map.of(), Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 9.01, false, ''",
        "10, 9.00, true, The day's low 9.00 reached the stop 9.00",
        "8.80, 8.50, true, The open 8.80 was below the stop 9.00"
    })
    void sellsByStopOrderWhenTheDaysRangeReachedTheStop(String open, String low, boolean triggered, String reason) {
        Bar bar = new Bar(DAY, Price.of(open), Price.of("10.50"), Price.of(low), Price.of("9.50"), 1000);
        List<StopTrigger> triggers = StopRules.closing(stopAtNine(), Map.of(ACME, bar), Set.of());
        assertThat(triggers).hasSize(triggered ? 1 : 0).allSatisfy(trigger -> {
            assertThat(trigger.type()).isEqualTo(OrderType.STOP);
            assertThat(trigger.stop()).isEqualTo(Price.of("9"));
            assertThat(trigger.reason()).isEqualTo(reason);
        });
    }

    @ParameterizedTest
    @CsvSource({"9.50, false", "9.00, true"})
    void judgesAPositionBoughtAfterTheOpenByTheCloseOnly(String close, boolean triggered) {
        Bar bar = new Bar(DAY, Price.of("10"), Price.of("10.50"), Price.of("8.50"), Price.of(close), 1000);
        List<StopTrigger> triggers = StopRules.closing(stopAtNine(), Map.of(ACME, bar), Set.of(ACME));
        assertThat(triggers)
                .hasSize(triggered ? 1 : 0)
                .allSatisfy(trigger ->
                        assertThat(trigger.reason()).isEqualTo("The close 9.00 is at or below the stop 9.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "8500.00, 10000.00, true",
        "8500.01, 10000.00, false",
        "8499.99, 10000.00, true",
        "10000.00, 10000.00, false",
        "12000.00, 10000.00, false",
        "0.00, 0.00, false",
        "2833.34, 3333.33, false",
        "2833.33, 3333.33, true"
    })
    void pullsTheBrakeAtTheLimitAndNotBefore(String equity, String peak, boolean pulled) {
        DrawdownBrake brake = DrawdownBrake.check(Money.of(equity), Money.of(peak), new BigDecimal("0.15"));
        assertThat(brake.pulled()).isEqualTo(pulled);
    }

    @Test
    void measuresTheFallFromThePeak() {
        DrawdownBrake brake = DrawdownBrake.check(Money.of("9000"), Money.of("12000"), new BigDecimal("0.15"));
        assertThat(brake.drawdown()).isEqualByComparingTo("-0.25");
    }

    @Test
    void doesNotPullABrakeOfZeroAtThePeakItself() {
        assertThat(DrawdownBrake.check(Money.of("100"), Money.of("100"), BigDecimal.ZERO)
                        .pulled())
                .isFalse();
    }

    /** The stop is at 9, the multiple 2, the floor 0.85; opened on the 20th. */
    @ParameterizedTest
    @CsvSource({
        "11, 0.5, 2026-11-20, 10.00",
        "20, 3, 2026-11-23, 17.00",
        "10, 0.5, 2026-11-20, ",
        "9.5, 0.1, 2026-11-20, 9.30",
        "8, 0.1, 2026-11-20, ",
        "11, 0, 2026-11-20, ",
        "11, 0.5, 2026-11-19, "
    })
    void aTrailingStopFollowsTheCloseUpAndNeverDown(String close, BigDecimal atr, LocalDate bar, String stop) {
        assertThat(TrailingStop.raised(stopAtNine().getFirst(), bar, Price.of(close), atr, RiskLimits.DEFAULT))
                .isEqualTo(Optional.ofNullable(stop).map(Price::of));
    }

    @Test
    void aStopStaysWhereTheDeskWantsNoTrailingOrThereIsNone() {
        RiskLimits off = RiskLimits.DEFAULT.with(LimitKey.TRAILING_STOPS, BigDecimal.ZERO);
        BigDecimal atr = new BigDecimal("0.5");
        assertThat(TrailingStop.raised(stopAtNine().getFirst(), DAY, Price.of("11"), atr, off))
                .isEmpty();
        assertThat(TrailingStop.raised(position(Optional.empty()), DAY, Price.of("11"), atr, RiskLimits.DEFAULT))
                .isEmpty();
    }

    @Property(tries = 10_000)
    void aTrailedStopOnlyEverRises(
            @ForAll @IntRange(min = 100, max = 2000) int cents, @ForAll @IntRange(max = 300) int range) {
        Price close = new Price(BigDecimal.valueOf(cents, 2));
        TrailingStop.raised(stopAtNine().getFirst(), DAY, close, BigDecimal.valueOf(range, 2), RiskLimits.DEFAULT)
                .ifPresent(stop -> {
                    assertThat(stop).isGreaterThan(Price.of("9")).isLessThan(close);
                });
    }

    /** Opened on Friday the 20th; Thanksgiving, the 26th, is no session. */
    @ParameterizedTest
    @CsvSource({
        "2, 2026-11-24, false",
        "2, 2026-11-25, true",
        "3, 2026-11-25, false",
        "3, 2026-11-26, false",
        "3, 2026-11-27, true",
        "0, 2027-11-26, false"
    })
    void aPositionWhoseTimeIsUpIsSoldAtTheMarket(int most, LocalDate today, boolean sold) {
        List<StopTrigger> triggers = StopRules.timeUp(stopAtNine(), Map.of(ACME, Price.of("10.5")), most, today);
        assertThat(triggers).hasSize(sold ? 1 : 0).allSatisfy(trigger -> {
            assertThat(trigger.type()).isEqualTo(OrderType.MARKET);
            assertThat(trigger.reason()).isEqualTo("Held since 2026-11-20, longer than " + most + " sessions");
        });
        assertThat(StopRules.timeUp(stopAtNine(), Map.of(), most, today)).isEmpty();
    }
}
