/** A rebalancing plan as a person reads it: weights, trades, costs, taxes. Shows only: never plans, never orders. */
@NullMarked
package io.bellwether.reporting.domain.rebalance;

import org.jspecify.annotations.NullMarked;
