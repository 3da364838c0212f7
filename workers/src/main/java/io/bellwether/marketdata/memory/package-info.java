/**
 * Market data in memory, for a backtest: the same answers as from PostgreSQL, point in time included. Used by one thread
 * at a time.
 */
@NullMarked
package io.bellwether.marketdata.memory;

import org.jspecify.annotations.NullMarked;
