/**
 * Orders, the paper broker and what else execution keeps, in memory: for a backtest, which has no database, no engine and
 * nobody to ask.
 */
@NullMarked
package io.bellwether.execution.memory;

import org.jspecify.annotations.NullMarked;
