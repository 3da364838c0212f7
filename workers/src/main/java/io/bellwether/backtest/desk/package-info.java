/** The desk without an engine: use cases on adapters that keep their rows in memory. Decides nothing itself. */
@NullMarked
package io.bellwether.backtest.desk;

import org.jspecify.annotations.NullMarked;
