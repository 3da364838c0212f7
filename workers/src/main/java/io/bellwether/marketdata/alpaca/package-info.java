/** Alpaca's market data: bars, snapshots, corporate actions, news. */
@NullMarked
package io.bellwether.marketdata.alpaca;

import org.jspecify.annotations.NullMarked;
