/** Job workers of market data, one per job type. Each calls one use case and decides nothing. */
@NullMarked
package io.bellwether.marketdata.worker;

import org.jspecify.annotations.NullMarked;
