/** Paints the equity chart of the daily report. Never reads data itself. */
@NullMarked
package io.bellwether.reporting.chart;

import org.jspecify.annotations.NullMarked;
