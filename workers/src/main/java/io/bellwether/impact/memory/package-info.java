/** Changes of the graph for a backtest, in memory. */
@NullMarked
package io.bellwether.impact.memory;

import org.jspecify.annotations.NullMarked;
