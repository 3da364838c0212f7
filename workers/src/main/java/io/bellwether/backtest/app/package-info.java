/** Runs of the kernel over many series and rules, on as many threads as are given. */
@NullMarked
package io.bellwether.backtest.app;

import org.jspecify.annotations.NullMarked;
