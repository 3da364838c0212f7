/** Alpha Vantage: daily bars, last prices and headlines. */
@NullMarked
package io.bellwether.marketdata.alphavantage;

import org.jspecify.annotations.NullMarked;
