/** A backtest as one page that needs nothing but itself. Computes no figure. */
@NullMarked
package io.bellwether.backtest.page;

import org.jspecify.annotations.NullMarked;
