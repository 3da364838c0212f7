/** Hands rebalancings to the engine. */
@NullMarked
package io.bellwether.rebalance.engine;

import org.jspecify.annotations.NullMarked;
