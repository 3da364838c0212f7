/** Settings of market data under {@code bellwether.market-data}. Decides nothing itself. */
@NullMarked
package io.bellwether.marketdata.config;

import org.jspecify.annotations.NullMarked;
