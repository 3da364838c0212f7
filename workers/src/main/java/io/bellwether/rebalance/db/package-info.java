/** Rebalancings that were asked for in PostgreSQL, and plans as JSON. Never decides anything. */
@NullMarked
package io.bellwether.rebalance.db;

import org.jspecify.annotations.NullMarked;
