package io.bellwether.execution.domain;

/**
 * The proposal an order came from.
 *
 * @param decisionId the decision
 * @param n the proposal's place in it, from 1
 */
public record DecisionTradeRef(String decisionId, int n) {}
