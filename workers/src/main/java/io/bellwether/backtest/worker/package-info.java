/** Jobs of backtests on the engine. */
@NullMarked
package io.bellwether.backtest.worker;

import org.jspecify.annotations.NullMarked;
