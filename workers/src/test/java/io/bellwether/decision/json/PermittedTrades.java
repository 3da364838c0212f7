package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.TestGate;
import io.bellwether.risk.domain.gate.OrderIntent;
import io.bellwether.risk.domain.gate.RiskGate;
import java.math.BigDecimal;
import java.util.List;

/** What must hold of every decision, whoever answered it, and of every order that the gate makes of it. */
final class PermittedTrades {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = new BigDecimal("2");

    private PermittedTrades() {}

    static void check(Decision decision, DeskContext context) {
        assertThat(decision.id()).isEqualTo(context.contextId());
        assertThat(decision.desk()).isEqualTo(context.desk().id());
        assertThat(decision.trades())
                .hasSizeLessThanOrEqualTo(20)
                .extracting(ProposedTrade::symbol)
                .doesNotHaveDuplicates();
        assertThat(decision.theses())
                .extracting(review -> review.thesisId())
                .containsExactlyInAnyOrderElementsOf(
                        context.theses().stream().map(thesis -> thesis.id()).toList());
        decision.trades().forEach(trade -> check(trade, context));
        BigDecimal cost = decision.trades().stream()
                .filter(trade -> trade.action() == Action.BUY)
                .map(trade -> cost(trade, context))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cost)
                .as("cost of all BUYs")
                .isLessThanOrEqualTo(context.portfolio().cash().amount());
        orders(decision, context);
    }

    private static void check(ProposedTrade trade, DeskContext context) {
        InstrumentFacts instrument = context.instrument(trade.symbol()).orElseThrow();
        assertThat(trade.winProbability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(trade.expectedGain()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(trade.expectedLoss()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(trade.horizonDays()).isBetween(1, 252);
        switch (trade.action()) {
            case BUY -> buy(trade, instrument.price().orElseThrow());
            case SELL ->
                assertThat(trade.quantity().orElse(Quantity.ZERO))
                        .isLessThanOrEqualTo(
                                context.position(trade.symbol()).orElseThrow().quantity());
            case HOLD -> {
                assertThat(trade.quantity()).isEmpty();
                assertThat(trade.stopPrice()).isEmpty();
            }
        }
    }

    private static void buy(ProposedTrade trade, Price last) {
        BigDecimal entry = trade.limitPrice().orElse(last).value();
        assertThat(trade.stopPrice().orElseThrow().value())
                .isLessThan(entry)
                .isGreaterThanOrEqualTo(last.value().multiply(HALF));
        assertThat(entry).isBetween(last.value().multiply(HALF), last.value().multiply(TWO));
        assertThat(trade.orderType()).isNotEqualTo(OrderType.STOP);
        assertThat(trade.quantity().isPresent() && trade.weight().isPresent()).isFalse();
        assertThat(trade.winProbability()).isBetween(new BigDecimal("0"), new BigDecimal("1"));
    }

    private static BigDecimal cost(ProposedTrade trade, DeskContext context) {
        BigDecimal price = trade.limitPrice()
                .or(() -> context.instrument(trade.symbol()).flatMap(InstrumentFacts::price))
                .orElseThrow()
                .value();
        BigDecimal held = context.position(trade.symbol())
                .map(position -> position.value().amount())
                .orElse(BigDecimal.ZERO);
        BigDecimal byWeight = trade.weight()
                .map(weight -> weight.multiply(context.portfolio().equity().amount())
                        .subtract(held)
                        .max(BigDecimal.ZERO))
                .orElse(BigDecimal.ZERO);
        // the decision keeps six decimals of a weight: half a millionth of equity may come on top
        return trade.quantity().map(q -> q.value().multiply(price)).orElse(byWeight.multiply(new BigDecimal("0.9999")));
    }

    /** The same decision through the gate with the desk's own cash and shares. */
    private static void orders(Decision decision, DeskContext context) {
        TestGate gate =
                TestGate.gate().cash(context.portfolio().cash().toString()).minConviction(50);
        for (PositionFacts p : context.portfolio().positions()) {
            gate.position(
                    p.symbol().value(), p.quantity().toString(), p.entryPrice().toString());
        }
        for (InstrumentFacts i : context.instruments()) {
            i.price()
                    .ifPresent(price -> gate.symbol(
                            i.symbol().value(),
                            price.toString(),
                            price.value().multiply(new BigDecimal("0.03")).toString()));
        }
        RiskInputs input = gate.input(decision.trades().toArray(ProposedTrade[]::new));
        List<OrderIntent> orders = RiskGate.run(input).accepted().stream()
                .map(result -> result.intent().orElseThrow())
                .toList();
        BigDecimal equity = context.portfolio().equity().amount();
        BigDecimal spent = BigDecimal.ZERO;
        for (OrderIntent order : orders) {
            Quantity held = context.position(order.symbol())
                    .map(PositionFacts::quantity)
                    .orElse(Quantity.ZERO);
            if (order.side() == Side.SELL) {
                assertThat(order.quantity()).isLessThanOrEqualTo(held);
            } else {
                BigDecimal price =
                        order.limitPrice().orElse(order.referencePrice()).value();
                spent = spent.add(price.multiply(order.quantity().value()));
                assertThat(price.multiply(order.quantity().value()))
                        .isLessThanOrEqualTo(equity.multiply(input.limits().maxPosition()));
                assertThat(order.protectiveStop().orElseThrow()).isLessThan(order.referencePrice());
            }
        }
        BigDecimal reserve = equity.multiply(input.limits().cashReserve());
        if (spent.signum() > 0) {
            assertThat(context.portfolio().cash().amount().subtract(spent)).isGreaterThanOrEqualTo(reserve);
        }
    }
}
