/** Runs that are kept, a folder each. Computes no figure. */
@NullMarked
package io.bellwether.backtest.files;

import org.jspecify.annotations.NullMarked;
