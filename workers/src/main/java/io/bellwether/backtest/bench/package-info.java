/** The kernel's two works of measuring, with their data and right answers, done beside ta4j. */
@NullMarked
package io.bellwether.backtest.bench;

import org.jspecify.annotations.NullMarked;
