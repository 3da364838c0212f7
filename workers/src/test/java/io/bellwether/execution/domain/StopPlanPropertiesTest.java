package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StopPlanPropertiesTest {
    private static final DeskId DESK = new DeskId("plan");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** Whatever is held and stands: after the plan each free share stands once, and there is nothing left to plan. */
    @Property(tries = 10_000)
    void afterThePlanEveryFreeShareIsProtectedOnceAndNothingIsSoldTwice(
            @ForAll("positions") List<Position> positions, @ForAll("orders") List<TradeOrder> open) {
        List<TradeOrder> possible = withoutOverselling(positions, open);
        StopPlan plan = StopPlan.of(positions, possible, Set.of(), List.of(), true);
        List<TradeOrder> after = new ArrayList<>(possible);
        after.removeAll(plan.takeBack());
        plan.move().forEach(move -> {
            after.remove(move.order());
            after.add(order(after.size() + 200, move.to()));
        });
        // A symbol of which a stop was taken back gets its new one from the plan made then.
        StopPlan second = StopPlan.of(positions, after, Set.of(), List.of(), true);
        assertThat(second.takeBack()).isEmpty();
        assertThat(second.move()).isEmpty();
        second.place().forEach(stop -> after.add(order(after.size() + 100, stop)));
        StopPlan third = StopPlan.of(positions, after, Set.of(), List.of(), true);
        assertThat(third.isEmpty() || third.takeBack().isEmpty() && third.move().isEmpty())
                .isTrue();
        assertThat(third.place()).isEmpty();
        for (Position position : positions) {
            Quantity sold = sum(after, position.symbol(), false);
            Quantity stopped = sum(after, position.symbol(), true);
            assertThat(sold.plus(stopped)).isEqualTo(position.stop().isPresent() ? position.quantity() : sold);
        }
    }

    private static List<TradeOrder> withoutOverselling(List<Position> positions, List<TradeOrder> open) {
        List<TradeOrder> kept = new ArrayList<>();
        for (TradeOrder order : open) {
            Quantity bound = sum(kept, order.symbol(), order.isRestingStop());
            boolean fits = positions.stream()
                    .filter(position -> position.symbol().equals(order.symbol()))
                    .anyMatch(position -> bound.plus(order.quantity()).compareTo(position.quantity()) <= 0);
            if (fits || order.isRestingStop()) {
                kept.add(order);
            }
        }
        return kept;
    }

    private static Quantity sum(List<TradeOrder> orders, Symbol symbol, boolean standing) {
        return orders.stream()
                .filter(order -> order.symbol().equals(symbol) && order.isRestingStop() == standing)
                .filter(order -> standing || order.state().mayBeAtBroker())
                .map(TradeOrder::openQuantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    @Provide
    Arbitrary<List<Position>> positions() {
        Arbitrary<Integer> shares = Arbitraries.integers().between(1, 9);
        Arbitrary<Optional<Price>> stop =
                Arbitraries.of("8", "9").map(Price::of).optional();
        return Combinators.combine(shares, shares, stop, stop)
                .as((a, b, stopA, stopB) -> List.of(position("A", a, stopA), position("B", b, stopB)));
    }

    @Provide
    Arbitrary<List<TradeOrder>> orders() {
        Arbitrary<TradeOrder> order = Combinators.combine(
                        Arbitraries.of("A", "B", "GONE"),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of("8", "9"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(OrderState.CREATED, OrderState.SUBMITTED, OrderState.WORKING, OrderState.QUEUED))
                .as(StopPlanPropertiesTest::sell);
        return order.list().ofMaxSize(4).map(StopPlanPropertiesTest::numbered);
    }

    private static List<TradeOrder> numbered(List<TradeOrder> orders) {
        List<TradeOrder> all = new ArrayList<>();
        for (TradeOrder order : orders) {
            all.add(order(
                    all.size() + 1,
                    order.symbol(),
                    order.quantity(),
                    order.stopPrice(),
                    order.timing(),
                    order.state()));
        }
        return all;
    }

    private static Position position(String symbol, int shares, Optional<Price> stop) {
        return new Position(new Symbol(symbol), Quantity.of(shares), Price.of("10"), Money.of("10"), stop, DAY);
    }

    private static TradeOrder sell(String symbol, int shares, String stop, boolean standing, OrderState state) {
        return order(
                1,
                new Symbol(symbol),
                Quantity.of(shares),
                standing ? Optional.of(Price.of(stop)) : Optional.empty(),
                standing ? TimeInForce.GOOD_TILL_CANCELLED : TimeInForce.DAY,
                state);
    }

    private static TradeOrder order(int n, StopPlan.Stop stop) {
        return order(
                n,
                stop.symbol(),
                stop.quantity(),
                Optional.of(stop.price()),
                TimeInForce.GOOD_TILL_CANCELLED,
                OrderState.WORKING);
    }

    private static TradeOrder order(
            int n, Symbol symbol, Quantity quantity, Optional<Price> stop, TimeInForce timing, OrderState state) {
        return new TradeOrder(
                "plan-20261120-morning-" + n,
                DESK,
                DAY,
                Session.MORNING,
                n,
                Purpose.STOP,
                Optional.empty(),
                symbol,
                Side.SELL,
                stop.isPresent() ? OrderType.STOP : OrderType.MARKET,
                quantity,
                Optional.empty(),
                stop,
                Optional.empty(),
                new Price(BigDecimal.TEN),
                timing,
                state,
                Quantity.ZERO,
                "a test wants it",
                Instant.parse("2026-11-20T14:30:00Z"),
                Optional.empty(),
                SegmentId.DESK);
    }
}
