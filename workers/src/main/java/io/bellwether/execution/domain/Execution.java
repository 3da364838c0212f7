package io.bellwether.execution.domain;

/**
 * One line of a broker's ledger: an execution and the order it belongs to.
 *
 * @param clientOrderId the desk's id of the order
 * @param execution what was executed
 */
public record Execution(String clientOrderId, BrokerExecution execution) {}
