/**
 * Use cases and ports that ask for a rebalancing, plan it, have it judged and end it. Its orders are execution's; no rule
 * of the gate is asked here.
 */
@NullMarked
package io.bellwether.rebalance.app;

import org.jspecify.annotations.NullMarked;
