/** Tiingo's end-of-day prices. */
@NullMarked
package io.bellwether.marketdata.tiingo;

import org.jspecify.annotations.NullMarked;
