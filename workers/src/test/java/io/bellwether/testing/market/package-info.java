/** Vendors of market data on this machine, what they know, and what holds for every source that asks them. For tests only. */
@NullMarked
package io.bellwether.testing.market;

import org.jspecify.annotations.NullMarked;
