/** Plans trades that bring weights back to their targets. Never trades: what it plans goes through the gate. */
@NullMarked
package io.bellwether.risk.domain.rebalance;

import org.jspecify.annotations.NullMarked;
