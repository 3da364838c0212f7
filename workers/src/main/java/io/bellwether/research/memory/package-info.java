/** Indicators for a backtest, from columns that grow with the bars; owns no data and never reads beyond asOf. */
@NullMarked
package io.bellwether.research.memory;

import org.jspecify.annotations.NullMarked;
