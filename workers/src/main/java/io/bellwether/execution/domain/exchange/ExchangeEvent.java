package io.bellwether.execution.domain.exchange;

import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import java.time.Instant;

/** What changed in an account; an account is what its events made of its deposit. */
public sealed interface ExchangeEvent {
    /** The order is new, or is now so. */
    record OrderStands(ExchangeOrder order) implements ExchangeEvent {}

    /**
     * An order traded.
     *
     * @param order as it is with the execution
     * @param cash [USD] what the execution moved, fee included; negative for a buy
     * @param costs what it cost by its price
     */
    record Executed(ExchangeOrder order, BrokerExecution execution, Money cash, ExecutionCosts costs)
            implements ExchangeEvent {}

    /** Interest came, or the first time: counts from here. */
    record Credited(Credit credit) implements ExchangeEvent {}

    /** Cash came from outside or went there. */
    record Transferred(Transfer transfer) implements ExchangeEvent {}

    /**
     * A corporate action was applied, once.
     *
     * @param held [shares] at the close before the ex-date
     * @param asOf [UTC] when it was applied
     */
    record ActionApplied(CorporateAction action, Quantity held, Entitlement entitlement, Instant asOf)
            implements ExchangeEvent {}
}
