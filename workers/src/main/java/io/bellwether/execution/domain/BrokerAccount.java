package io.bellwether.execution.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.util.Map;

/**
 * Cash and shares as the broker counts them.
 *
 * @param cash [USD]
 * @param shares by symbol, only what is held
 */
public record BrokerAccount(Money cash, Map<Symbol, Quantity> shares) {
    public BrokerAccount {
        shares = Map.copyOf(shares);
    }
}
