/** Targets, the plan that brings weights to them, and its table and trades. Never trades: a plan goes through the gate. */
@NullMarked
package io.bellwether.rebalance.domain;

import org.jspecify.annotations.NullMarked;
