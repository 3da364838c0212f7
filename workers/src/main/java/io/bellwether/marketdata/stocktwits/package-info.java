/** StockTwits: what people write about a share, with their own marks. */
@NullMarked
package io.bellwether.marketdata.stocktwits;

import org.jspecify.annotations.NullMarked;
