/** Rebalancings that were asked for, in PostgreSQL. Never decides anything. */
@NullMarked
package io.bellwether.rebalance.db;

import org.jspecify.annotations.NullMarked;
