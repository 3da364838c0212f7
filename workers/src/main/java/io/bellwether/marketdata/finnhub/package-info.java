/** Finnhub: headlines, days of reports, shares outstanding and last prices. */
@NullMarked
package io.bellwether.marketdata.finnhub;

import org.jspecify.annotations.NullMarked;
