package io.bellwether.execution.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One execution of an order at the broker.
 *
 * @param id the broker's execution id
 * @param quantity [shares] &gt; 0
 * @param price [USD per share]
 * @param fee [USD]
 * @param tradingDate session it happened in
 * @param asOf [UTC] when it happened
 */
public record BrokerExecution(
        String id, Quantity quantity, Price price, Money fee, LocalDate tradingDate, Instant asOf) {}
