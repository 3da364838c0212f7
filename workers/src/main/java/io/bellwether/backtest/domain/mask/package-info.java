/** What a language model is told in the place of real names, dates and amounts, and back. Decides nothing. */
@NullMarked
package io.bellwether.backtest.domain.mask;

import org.jspecify.annotations.NullMarked;
