/** Massive, formerly Polygon.io: daily aggregates, splits, dividends. */
@NullMarked
package io.bellwether.marketdata.massive;

import org.jspecify.annotations.NullMarked;
