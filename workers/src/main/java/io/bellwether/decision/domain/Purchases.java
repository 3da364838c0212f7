package io.bellwether.decision.domain;

import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** No purchase, nor all of them together, costs more than the cash there is; what is sold today pays for nothing today. */
final class Purchases {
    private final DeskContext context;
    private final Findings findings;
    private final BigDecimal cash;

    Purchases(DeskContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
        this.cash = context.portfolio().cash().amount();
    }

    void check(List<DraftAnswer.Trade> trades) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean eachFits = true;
        for (int i = 0; i < trades.size(); i++) {
            DraftAnswer.Trade trade = trades.get(i);
            Optional<BigDecimal> cost = cost(trade);
            if (cost.isPresent() && cost.get().compareTo(cash) > 0) {
                tooMuch("trades[" + i + "]", trade, cost.get());
                eachFits = false;
            }
            sum = sum.add(cost.orElse(BigDecimal.ZERO));
        }
        if (eachFits && sum.compareTo(cash) > 0) {
            findings.add(
                    "trades",
                    "BUYs for " + usd(sum),
                    "all BUYs together must cost at most the cash of " + usd(cash)
                            + "; sales of today do not pay for them");
        }
    }

    private void tooMuch(String path, DraftAnswer.Trade trade, BigDecimal cost) {
        String field = trade.quantity().isPresent() ? ".quantity" : ".weight";
        findings.add(
                path + field,
                trade.quantity().or(trade::weight).orElseThrow() + ", which costs " + usd(cost),
                "must cost at most the cash of " + usd(cash));
    }

    /** [USD] empty when it is no purchase, has no size of its own, or its numbers are refused anyway. */
    private Optional<BigDecimal> cost(DraftAnswer.Trade trade) {
        boolean buy = trade.action().equals(Optional.of(Action.BUY.name()));
        Optional<InstrumentFacts> instrument =
                trade.symbol().filter(Symbol::isValid).flatMap(symbol -> context.instrument(new Symbol(symbol)));
        if (!buy || instrument.isEmpty()) {
            return Optional.empty();
        }
        if (trade.quantity().isPresent()) {
            return price(trade, instrument.get())
                    .flatMap(price -> trade.quantity()
                            .filter(q -> q.signum() > 0 && q.compareTo(AnswerLimits.MAX_QUANTITY) <= 0)
                            .map(price::multiply));
        }
        BigDecimal held = context.position(instrument.get().symbol())
                .map(PositionFacts::value)
                .map(value -> value.amount())
                .orElse(BigDecimal.ZERO);
        return trade.weight()
                .filter(w -> w.signum() > 0 && w.compareTo(BigDecimal.ONE) <= 0)
                .map(w -> w.multiply(context.portfolio().equity().amount()).subtract(held))
                .map(cost -> cost.max(BigDecimal.ZERO));
    }

    /** A limit is the most that is paid; a refused one counts as none. */
    private static Optional<BigDecimal> price(DraftAnswer.Trade trade, InstrumentFacts instrument) {
        Optional<BigDecimal> last = instrument.price().map(Price::value);
        boolean limit = trade.orderType().equals(Optional.of(OrderType.LIMIT.name()));
        return last.map(price -> limit
                ? trade.limitPrice()
                        .filter(l -> l.signum() > 0 && l.compareTo(price.multiply(AnswerLimits.MAX_PRICE_FACTOR)) <= 0)
                        .orElse(price)
                : price);
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " USD";
    }
}
