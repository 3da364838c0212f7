/** Adapters of the books that keep their rows in memory: what a backtest runs on. They answer as those in PostgreSQL do. */
@NullMarked
package io.bellwether.portfolio.memory;

import org.jspecify.annotations.NullMarked;
