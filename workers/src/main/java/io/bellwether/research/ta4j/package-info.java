/** Indicators computed with ta4j from stored bars; owns no data and never reads beyond asOf. */
@NullMarked
package io.bellwether.research.ta4j;

import org.jspecify.annotations.NullMarked;
