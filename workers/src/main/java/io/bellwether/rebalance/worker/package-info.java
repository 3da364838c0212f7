/** Job workers of rebalancings: read variables, call one use case, return variables. */
@NullMarked
package io.bellwether.rebalance.worker;

import org.jspecify.annotations.NullMarked;
