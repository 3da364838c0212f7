package io.bellwether.execution.paper;

import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.fills.FillRules;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.util.HashMap;
import java.util.Map;

/** Cash and shares of an account while its orders trade; neither ever falls below zero. */
final class Holdings {
    private final Map<Symbol, Quantity> shares;
    private Money cash;

    Holdings(BrokerAccount account) {
        this.cash = account.cash();
        this.shares = new HashMap<>(account.shares());
    }

    Money cash() {
        return cash;
    }

    Quantity held(Symbol symbol) {
        return shares.getOrDefault(symbol, Quantity.ZERO);
    }

    /** How much of what is on offer the account can pay for or deliver. */
    Quantity within(PaperOrder order, Quantity onOffer, Price price, DeskSettings settings) {
        return order.side() == Side.BUY
                ? FillRules.affordable(onOffer, price, cash, settings.fractionalShares(), settings.costs())
                : onOffer.min(held(order.symbol()));
    }

    void apply(PaperOrder order, BrokerExecution execution) {
        Money value = execution.price().times(execution.quantity());
        Quantity held = held(order.symbol());
        boolean buy = order.side() == Side.BUY;
        cash = (buy ? cash.minus(value) : cash.plus(value)).minus(execution.fee());
        shares.put(order.symbol(), buy ? held.plus(execution.quantity()) : held.minus(execution.quantity()));
    }
}
